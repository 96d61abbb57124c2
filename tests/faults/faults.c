/* Preloaded into a process: the n-th call that changes a file below FAULT_ROOT fails, writes too little, or is its last.
 *
 * Python and SQLCipher call the same C library, so that every byte of a store passes here. A child calls fault_arm(n,
 * kind) when its store is open; kinds: 1 EIO, 2 ENOSPC, 3 a write that takes half, 4 SIGKILL before the call, 5 EIO and
 * 6 ENOSPC of this call and of all that follow: a disk that is pulled, or full. fault_bad(from, to): no file below
 * FAULT_ROOT gives its bytes between these two any more, whatever was written: sectors that fail. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NONE, EIO_, ENOSPC_, SHORT, KILL, EIO_ON, ENOSPC_ON };
static int at, kind, count, hit;
static char chosen[PATH_MAX];
static off64_t bad_from, bad_to;

void fault_arm(int n, int what) { at = n; kind = what; count = 0; hit = 0; }
int fault_disarm(void) { at = 0; return count; }
int fault_hit(void) { return hit; }
void fault_bad(long long from, long long to) { bad_from = from; bad_to = to; }
/* Another place than FAULT_ROOT from now on. */
void fault_below(const char *path) { snprintf(chosen, sizeof chosen, "%s", path); }

static const char *root(void) {
    if (chosen[0]) return chosen;
    static const char *known;
    if (!known) known = getenv("FAULT_ROOT");
    return known ? known : "/nowhere";
}

static int below(const char *path) { return path && strncmp(path, root(), strlen(root())) == 0; }

static int open_below(int fd) {
    char name[64], path[PATH_MAX];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(name, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return below(path);
}

/* What happens to this call: NONE, or the kind when it is its turn. */
static int turn(void) {
    if (!at || ++count < at || (count > at && kind < EIO_ON)) return NONE;
    hit = 1;
    if (kind == KILL) kill(getpid(), SIGKILL);
    errno = kind == ENOSPC_ || kind == ENOSPC_ON ? ENOSPC : EIO;
    return kind;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static size_t half(size_t size) { return size > 1 ? size / 2 : 1; }

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    int what = at && open_below(fd) ? turn() : NONE;
    return what == NONE ? real(fd, data, size) : what == SHORT ? real(fd, data, half(size)) : -1;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t place) {
    REAL(pwrite);
    int what = at && open_below(fd) ? turn() : NONE;
    return what == NONE ? real(fd, data, size, place) : what == SHORT ? real(fd, data, half(size), place) : -1;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) {
    REAL(pwrite64);
    int what = at && open_below(fd) ? turn() : NONE;
    return what == NONE ? real(fd, data, size, place) : what == SHORT ? real(fd, data, half(size), place) : -1;
}

/* As a disk does: what comes before the bad place is given first. */
static ssize_t before_bad(int fd, off64_t place, size_t *size) {
    if (bad_from >= bad_to || place >= bad_to || place + (off64_t)*size <= bad_from || !open_below(fd)) return 0;
    if (place >= bad_from) { errno = EIO; return -1; }
    *size = (size_t)(bad_from - place);
    return 0;
}

ssize_t read(int fd, void *data, size_t size) {
    REAL(read);
    off64_t place = bad_from < bad_to ? lseek64(fd, 0, SEEK_CUR) : -1;
    return place >= 0 && before_bad(fd, place, &size) ? -1 : real(fd, data, size);
}

ssize_t pread64(int fd, void *data, size_t size, off64_t place) {
    REAL(pread64);
    return before_bad(fd, place, &size) ? -1 : real(fd, data, size, place);
}

/* A call that writes no bytes cannot write half of them: it fails. */
#define FAILS(condition) (at && (condition) && turn() != NONE)

int fsync(int fd) { REAL(fsync); return FAILS(open_below(fd)) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return FAILS(open_below(fd)) ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); return FAILS(open_below(fd)) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return FAILS(open_below(fd)) ? -1 : real(fd, size); }
int rename(const char *from, const char *to) { REAL(rename); return FAILS(below(from)) ? -1 : real(from, to); }
int unlink(const char *path) { REAL(unlink); return FAILS(below(path)) ? -1 : real(path); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return FAILS(below(path)) ? -1 : real(path, mode); }

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return FAILS((flags & O_ACCMODE) != O_RDONLY && below(path)) ? -1 : real(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)
