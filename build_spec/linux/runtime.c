/* The program in front of the AppImage's squashfs: it makes the files behind it readable and runs AppRun among them.
 *
 * The process that was started becomes AppRun itself, so that signals, exit codes and the terminal are the program's own.
 * A guard beside it serves the mounted files (or removes the unpacked ones) and ends when AppRun has ended. Compiled by
 * build_spec/app_image.py into one static file: nothing but the kernel and, to mount, `fusermount3` is needed. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <squashfuse/ll.h>

/* Our images are packed by zstd, and this is no command of FUSE's. What the libraries would bring for other packers,
 * character devices and options stays out: less to ship, and no licence but those that app_image.py names. */
int lzo1x_decompress_safe(void) { return -1; }
int LZ4_decompress_safe(void) { return -1; }
int lzma_stream_buffer_decode(void) { return -1; }
int uncompress(void) { return -1; }
void cuse_lowlevel_init(void) {}
void fuse_cmdline_help(void) {}
int fuse_daemonize(int foreground) { return foreground ? 0 : -1; }

static const char HELP[] =
    "--appimage-extract [PATTERN]   unpack into ./squashfs-root\n"
    "--appimage-extract-and-run ... run without FUSE; also APPIMAGE_EXTRACT_AND_RUN=1\n"
    "--appimage-mount               mount, say where, stay until Ctrl-C\n"
    "--appimage-offset              where the squashfs begins, in bytes\n"
    "--appimage-version, --appimage-help\n"
    "TMPDIR names the folder to mount or unpack in (else /tmp); all other words go to the program.\n";
enum { BLOCK = 1 << 20, FIRST_LOOK_MS = 50, LAST_LOOK_MS = 1000 };

static const char *in_words(const char *chinese, const char *english) {
    const char *value = NULL;
    for (int each = 0; each < 3 && !(value && *value); each++)
        value = getenv((const char *[]){"LC_ALL", "LC_MESSAGES", "LANG"}[each]);
    return !value || !*value || strncmp(value, "zh", 2) == 0 ? chinese : english;
}

/* Says it on a terminal; started from a desktop, in whichever message window there is. Does not come back. */
__attribute__((noreturn, format(printf, 1, 2))) static void fail(const char *format, ...) {
    char text[2 * PATH_MAX];
    va_list more;
    va_start(more, format);
    vsnprintf(text, sizeof text, format, more);
    va_end(more);
    fprintf(stderr, "inspector-app: %s\n", text);
    if (!isatty(STDERR_FILENO) && (getenv("DISPLAY") || getenv("WAYLAND_DISPLAY")) && fork() == 0) {
        execlp("zenity", "zenity", "--error", "--no-markup", "--text", text, (char *)NULL);
        execlp("kdialog", "kdialog", "--error", text, (char *)NULL);
        execlp("xmessage", "xmessage", text, (char *)NULL);
        _exit(127);
    }
    exit(127);
}

__attribute__((noreturn)) static void fail_as_damaged(const char *image) {
    fail(in_words("%s 已损坏，请重新复制。", "%s is damaged. Copy it anew."), image);
}

static void joined(char *path, const char *folder, const char *name) {
    if (snprintf(path, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX)
        fail(in_words("路径太长：%s", "the path is too long: %s"), folder);
}

/* Where the ELF ends and the squashfs begins: behind the section headers, as every tool for AppImages counts. */
static off_t end_of_program(const char *image) {
    Elf64_Ehdr head;
    int file = open(image, O_RDONLY | O_CLOEXEC);
    if (file < 0 || pread(file, &head, sizeof head, 0) != sizeof head)
        fail(in_words("读不了 %s：%s。请把文件复制到本机再打开。", "%s cannot be read: %s. Copy it to this computer and try again."),
             image, strerror(errno));
    close(file);
    return (off_t)(head.e_shoff + (uint64_t)head.e_shentsize * head.e_shnum);
}

static void new_folder(char *path, const char *name) {
    const char *named = getenv("TMPDIR");
    char base[PATH_MAX] = "";
    if (realpath(named && *named ? named : "/tmp", base)) joined(path, base, name);
    if (!*base || !mkdtemp(path))
        fail(in_words("不能在 %s 建立临时文件夹：%s。请让 TMPDIR 指向可写的文件夹。",
                      "no temporary folder can be made in %s: %s. Let TMPDIR name a folder that can be written."),
             named ? named : "/tmp", strerror(errno));
}

static void make_parents(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
}

static int write_file(sqfs *files, sqfs_inode *inode, const char *path, mode_t mode) {
    static char block[BLOCK];
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, mode);
    if (file < 0) return -1;
    for (uint64_t at = 0; at < inode->xtra.reg.file_size;) {
        sqfs_off_t size = sizeof block;
        errno = EIO;
        if (sqfs_read_range(files, inode, (sqfs_off_t)at, &size, block) || size <= 0) return -1;
        for (sqfs_off_t done = 0; done < size;) {
            ssize_t written = write(file, block + done, (size_t)(size - done));
            if (written < 0) return -1;
            done += written;
        }
        at += (uint64_t)size;
    }
    return close(file);
}

static int write_entry(sqfs *files, sqfs_traverse *at, char *path) {
    sqfs_inode inode;
    char link[PATH_MAX];
    size_t length = sizeof link;
    errno = EIO;
    if (sqfs_inode_get(files, &inode, sqfs_dentry_inode(&at->entry))) return -1;
    make_parents(path);
    if (S_ISDIR(inode.base.mode)) return mkdir(path, inode.base.mode & 0777) && errno != EEXIST ? -1 : 0;
    if (S_ISREG(inode.base.mode)) return write_file(files, &inode, path, inode.base.mode & 0777);
    if (!S_ISLNK(inode.base.mode) || sqfs_readlink(files, &inode, link, &length)) return -1;
    unlink(path);
    return symlink(link, path);
}

static int remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *where) {
    (void)facts, (void)kind, (void)where;
    return remove(path);
}

static void remove_tree(const char *folder) { nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }

/* Unpacks what `pattern` names (NULL: everything) into `folder`. `telling` prints each path; otherwise the folder is one
 * of ours, which a failure removes. */
static void unpack(const char *image, off_t offset, const char *folder, const char *pattern, bool telling) {
    sqfs files;
    sqfs_traverse at;
    char path[PATH_MAX];
    sqfs_err wrong = sqfs_open_image(&files, image, (size_t)offset);
    if (!wrong) wrong = sqfs_traverse_open(&at, &files, sqfs_inode_root(&files));
    while (!wrong && sqfs_traverse_next(&at, &wrong)) {
        if (at.dir_end || (pattern && fnmatch(pattern, at.path, FNM_LEADING_DIR))) continue;
        joined(path, folder, at.path);
        if (telling) puts(path);
        if (write_entry(&files, &at, path) == 0) continue;
        int reason = errno;
        if (!telling) remove_tree(folder);
        fail(in_words("解包到 %s 失败：%s。约需 300 MB 空间；可让 TMPDIR 指向另一个文件夹。",
                      "unpacking into %s failed: %s. About 300 MB are needed; TMPDIR may name another folder."),
             folder, strerror(reason));
    }
    if (wrong && !telling) remove_tree(folder);
    if (wrong) fail_as_damaged(image);
}

static const struct fuse_lowlevel_ops OPERATIONS = {
    .lookup = sqfs_ll_op_lookup, .forget = sqfs_ll_op_forget, .getattr = sqfs_ll_op_getattr,
    .readlink = sqfs_ll_op_readlink, .open = sqfs_ll_op_open, .read = sqfs_ll_op_read,
    .release = sqfs_ll_op_release, .opendir = sqfs_ll_op_opendir, .readdir = sqfs_ll_op_readdir,
    .releasedir = sqfs_ll_op_releasedir, .statfs = stfs_ll_op_statfs,
};

/* NULL when FUSE is not there; what libfuse says of it stands on the terminal. */
static struct fuse_session *mounted(const char *image, off_t offset, const char *folder) {
    char *words[] = {"inspector-app", "-oro,nosuid,nodev,fsname=inspector-app,subtype=squashfuse"};
    struct fuse_args options = FUSE_ARGS_INIT(2, words);
    sqfs_ll *files = sqfs_ll_open(image, (size_t)offset);
    if (!files) {
        rmdir(folder);
        fail_as_damaged(image);
    }
    struct fuse_session *session = fuse_session_new(&options, &OPERATIONS, sizeof OPERATIONS, files);
    if (!session || fuse_session_mount(session, folder)) return NULL;
    fcntl(fuse_session_fd(session), F_SETFD, FD_CLOEXEC);
    return session;
}

/* Not by force: a program that still runs from there keeps it, and is served, until it ends. */
static void ask_to_unmount(const char *folder) {
    static pid_t asking;
    if (asking > 0 && waitpid(asking, NULL, WNOHANG) == 0) return;
    asking = fork();
    if (asking == 0) {
        if (umount2(folder, 0)) execlp("fusermount3", "fusermount3", "-u", "-q", "--", folder, (char *)NULL);
        _exit(0);
    }
}

/* Answers the kernel until `program` has ended and nobody uses the files. `watched`: its pidfd, -1 on old kernels. */
static void serve(struct fuse_session *session, const char *folder, pid_t program, int watched) {
    struct fuse_buf request = {.mem = NULL};
    struct pollfd waited[] = {{.fd = fuse_session_fd(session), .events = POLLIN}, {.fd = watched, .events = POLLIN}};
    bool ended = false;
    for (int look = FIRST_LOOK_MS;; look = ended && look < LAST_LOOK_MS ? look * 2 : look) {
        int count = poll(waited, 2, ended ? look : watched < 0 ? LAST_LOOK_MS : -1);
        if (!ended && (waited[1].revents || (watched < 0 && kill(program, 0) && errno == ESRCH))) ended = true;
        if (ended) waited[1].fd = -1;
        if (count > 0 && waited[0].revents) {
            int size = fuse_session_receive_buf(session, &request);
            if (size == -EINTR || size == -EAGAIN) continue;
            if (size <= 0) break;
            fuse_session_process_buf(session, &request);
        } else if (ended) {
            ask_to_unmount(folder);
        }
    }
}

/* The guard's whole life, as a grandchild: the program shall not have a child that it knows nothing of. */
static void leave_a_guard(struct fuse_session *session, const char *folder) {
    pid_t program = getpid();
    int watched = (int)syscall(SYS_pidfd_open, program, 0);
    pid_t between = fork();
    if (between < 0) fail("fork: %s", strerror(errno));
    if (between > 0 && waitpid(between, NULL, 0)) return;
    if (fork() != 0) _exit(0);
    setsid();
    /* At a shutdown everybody is told to end at once; the program must still find its files while it saves. */
    for (int each = 0; each < 3; each++) signal((int[]){SIGINT, SIGTERM, SIGHUP}[each], SIG_IGN);
    int nothing = open("/dev/null", O_RDWR);
    for (int each = 0; each < 3; each++) dup2(nothing, each);
    if (chdir("/")) _exit(1);
    if (session) {
        serve(session, folder, program, watched);
        rmdir(folder);
    } else {
        struct pollfd waited = {.fd = watched, .events = POLLIN};
        while (watched < 0 ? kill(program, 0) == 0 || errno != ESRCH : poll(&waited, 1, -1) < 0)
            if (watched < 0) sleep(1);
        remove_tree(folder);
    }
    _exit(0);
}

/* Makes the files readable at `folder` by mounting, or by unpacking where that is asked for or all that works. */
static void provide(const char *image, off_t offset, bool unpacked, char *folder) {
    if (!unpacked) {
        new_folder(folder, ".mount_inspecXXXXXX");
        struct fuse_session *session = mounted(image, offset, folder);
        if (session) return leave_a_guard(session, folder);
        rmdir(folder);
        fprintf(stderr, "inspector-app: %s\n",
                in_words("FUSE 不可用，改为解包后运行（需约 300 MB 临时空间，启动慢几秒）。安装 fuse3（sudo apt install fuse3）后即可直接运行。",
                         "FUSE is not available, so the program is unpacked first (about 300 MB, some seconds). "
                         "With fuse3 installed (sudo apt install fuse3) it runs at once."));
    }
    new_folder(folder, "appimage_extracted_XXXXXX");
    unpack(image, offset, folder, NULL, false);
    leave_a_guard(NULL, folder);
}

int main(int argc, char **argv) {
    const char *asked = argc > 1 && strncmp(argv[1], "--appimage-", 11) == 0 ? argv[1] + 11 : "";
    const char *target = getenv("TARGET_APPIMAGE");
    const char *unpacking = getenv("APPIMAGE_EXTRACT_AND_RUN");
    char image[PATH_MAX], folder[PATH_MAX], program[PATH_MAX], here[PATH_MAX];
    if (!target || !*target) target = "/proc/self/exe";
    if (!realpath(target, image)) fail("%s: %s", target, strerror(errno));
    off_t offset = end_of_program(image);
    bool unpacked = strcmp(asked, "extract-and-run") == 0 || (unpacking && strcmp(unpacking, "1") == 0);
    if (strcmp(asked, "help") == 0) return fputs(HELP, stdout) < 0;
    if (strcmp(asked, "version") == 0) return puts("inspector-app runtime 1, AppImage type 2") < 0;
    if (strcmp(asked, "offset") == 0) return printf("%lld\n", (long long)offset) < 0;
    if (strcmp(asked, "extract") == 0) {
        unpack(image, offset, "squashfs-root", argc > 2 ? argv[2] : NULL, true);
        return 0;
    }
    if (*asked && strcmp(asked, "mount") != 0 && strcmp(asked, "extract-and-run") != 0)
        fail("--appimage-%s?\n%s", asked, HELP);
    provide(image, offset, unpacked, folder);
    if (strcmp(asked, "mount") == 0 && puts(folder) >= 0 && fflush(stdout) == 0) pause();
    setenv("APPIMAGE", image, 1);
    setenv("APPDIR", folder, 1);
    setenv("ARGV0", argv[0], 1);
    if (getcwd(here, sizeof here)) setenv("OWD", here, 1);
    joined(here, folder, "AppRun");
    /* By its own name, which the task list shows and the desktop finds the window's entry by. */
    if (!realpath(here, program)) fail_as_damaged(image);
    if (*asked) argv++;
    argv[0] = program;
    execv(program, argv);
    fail(in_words("不能运行 %s：%s。临时文件夹可能禁止运行程序，请让 TMPDIR 指向另一个文件夹。",
                  "%s cannot be run: %s. The temporary folder may forbid programs; let TMPDIR name another one."),
         program, strerror(errno));
}
