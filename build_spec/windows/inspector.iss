; Inno Setup 6.3 recipe: an installer for one person, without administrator rights, that removes itself cleanly.
; Called by build_spec/build.py with /DVersion=… /DFrozen=<folder> /DIcon=<.ico>. Stores lie in the person's documents and are
; never touched, neither by an update nor by the removal.

#define Name "寄检通"
#define Program "inspector-app.exe"

[Setup]
AppId={{6E0B7C1A-52C4-4C53-9C0B-5B7A0E0D9A61}
AppName={#Name}
AppVersion={#Version}
AppPublisher=inspector-app
DefaultDirName={localappdata}\Programs\inspector-app
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
; Qt 6.11 starts on nothing older than Windows 10 1809.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputBaseFilename=inspector-app-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes
WizardStyle=modern
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Program}
; A running program holds its store: it is asked to close, never killed.
CloseApplications=yes
RestartApplications=no

[Languages]
; Chinese is no official translation of Inno Setup: it is there when somebody put its file beside the others.
#if FileExists(AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl")
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; What an earlier version shipped and this one does not must not be loaded by mistake.
Type: filesandordirs; Name: "{app}\_internal"

[UninstallDelete]
; Versions taken later from update files (inspector_app.updates.hop.versions_folder).
Type: filesandordirs; Name: "{localappdata}\inspector-app\versions"
Type: dirifempty; Name: "{localappdata}\inspector-app"

[Icons]
Name: "{userprograms}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{userdesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktop

[Tasks]
Name: desktop; Description: "{cm:CreateDesktopIcon}"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.zjpack"; ValueType: string; ValueData: "inspector-app.pack"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\inspector-app.pack"; ValueType: string; ValueData: "寄检通资料包"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\inspector-app.pack\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKCU; Subkey: "Software\Classes\inspector-app.pack\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
