@echo off
rem Builds wavenet4j where that is due, then runs it: wavenet --help
rem Without sources beside it, in a release archive, it builds nothing and takes the jars that are there.
rem The same as the shell script "wavenet" beside it, which says why; keep the two alike.
setlocal EnableExtensions DisableDelayedExpansion

set "WAVENET_HOME=%~dp0"
set "WAVENET_HOME=%WAVENET_HOME:~0,-1%"
set "TARGET=%WAVENET_HOME%\wavenet-cli\target"
set "JAR=%TARGET%\lib\wavenet.jar"
set "STAMP=%TARGET%\launcher.stamp"
set "PROFILES_FILE=%TARGET%\launcher.profiles"
set "LOCK=%TARGET%\launcher.lock"
set "REQUIRED=a JDK 17 or newer"
set "RELEASED="
if not exist "%WAVENET_HOME%\pom.xml" (
  set "RELEASED=1"
  set "JAR=%WAVENET_HOME%\lib\wavenet.jar"
  set "REQUIRED=Java 17 or newer"
)
set "WANTED=Install %REQUIRED% and put it on the PATH, or set JAVA_HOME to it."

rem ---- Java
set "JAVA="
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
)
if not defined JAVA (
  call :fail "Java was not found." "%WANTED%"
  exit /b 1
)
if not exist "%JAVA%" (
  call :fail "JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it." "%WANTED%"
  exit /b 1
)
set "VERSION="
for %%j in ("%JAVA%") do set "RELEASE=%%~dpj..\release"
if exist "%RELEASE%" for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%RELEASE%"') do set "VERSION=%%~v"
if not defined VERSION for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr version') do set "VERSION=%%~v"
set "MAJOR=0"
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% lss 17 (
  call :fail "%JAVA% is Java %VERSION%." "%WANTED%"
  exit /b 1
)

rem ---- The build
if not defined RELEASED goto build_if_due
if not exist "%JAR%" (
  call :fail "%WAVENET_HOME% has neither sources (pom.xml) nor %JAR%." "Unpack the release archive again."
  exit /b 1
)
if defined WAVENET_PROFILES (
  call :fail "WAVENET_PROFILES builds libraries in, and a release archive cannot be built again." "Unset it. For MKL or CUDA take a clone of the project; mvn -Prelease,mkl package there makes an archive with MKL."
  exit /b 1
)
goto run
:build_if_due
call :is_due
if errorlevel 1 goto run
if not exist "%TARGET%" mkdir "%TARGET%"
set "WAITING="
:lock
mkdir "%LOCK%" 2>nul && goto locked
if not defined WAITING echo wavenet: waiting for another wavenet that is building ^(if none is, remove %LOCK%^)... 1>&2
set "WAITING=1"
ping -n 2 127.0.0.1 >nul
goto lock
:locked
call :is_due
if errorlevel 1 (
  rmdir "%LOCK%"
  goto run
)
call :build
set "STATUS=%ERRORLEVEL%"
rmdir "%LOCK%"
if not "%STATUS%"=="0" exit /b 1

rem ---- The command
:run
set "FLAGS=-Xshare:auto -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED"
if %MAJOR% geq 24 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
set "COMMAND="
for %%w in (%*) do call :command_name %%w
if "%COMMAND%"=="demo" goto trains
if "%COMMAND%"=="prepare" goto trains
if "%COMMAND%"=="train" goto trains
if "%COMMAND%"=="tune" goto trains
if "%COMMAND%"=="bench train" goto trains
if "%COMMAND%"=="doctor" goto trains
if "%COMMAND%"=="generate" goto generates
if "%COMMAND%"=="play" goto generates
if "%COMMAND%"=="bench generate" goto generates
if "%COMMAND%"=="evaluate" goto generates
set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
goto start
:generates
set "FLAGS=%FLAGS% --add-modules jdk.incubator.vector -XX:ObjectAlignmentInBytes=64 -XX:+UseSerialGC -XX:CompileCommand=quiet -XX:CompileCommand=CompileThresholdScaling,org.wavenet4j.vector.Rows::*,0.02 -XX:CompileCommand=CompileThresholdScaling,org.wavenet4j.vector.GatedActivation::*,0.02"
goto start
:trains
set "THREADS=%NUMBER_OF_PROCESSORS%"
for /f %%n in ('powershell -NoProfile -Command "(Get-CimInstance Win32_Processor | Measure-Object NumberOfCores -Sum).Sum" 2^>nul') do set "THREADS=%%n"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%THREADS%"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=%THREADS%"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
if not defined MKL_DYNAMIC set "MKL_DYNAMIC=FALSE"
if not defined CUDA_DEVICE_ORDER set "CUDA_DEVICE_ORDER=PCI_BUS_ID"
set "FLAGS=%FLAGS% --add-modules jdk.incubator.vector -XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:MaxNewSize=64m"
set "FLAGS=%FLAGS% --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED"
if "%COMMAND%"=="doctor" goto generates
:start
"%JAVA%" %FLAGS% %WAVENET_JAVA_OPTS% "-Dwavenet.home=%WAVENET_HOME%" -cp "%JAR%" org.wavenet4j.cli.Main %*
exit /b %ERRORLEVEL%

rem ---- 0 where there is no finished build or a source is newer than it
:is_due
if not exist "%STAMP%" exit /b 0
if not exist "%JAR%" exit /b 0
call :read_profiles
if defined WAVENET_PROFILES if not "%WAVENET_PROFILES%"=="%PROFILES%" exit /b 0
powershell -NoProfile -Command "$built = (Get-Item $env:STAMP).LastWriteTimeUtc; $parts = 'pom.xml', 'wavenet-vector', 'wavenet-core', 'wavenet-train', 'wavenet-cli' | ForEach-Object { Join-Path $env:WAVENET_HOME $_ }; $parts = $parts | ForEach-Object { if (Test-Path -PathType Container $_) { (Join-Path $_ 'pom.xml'), (Join-Path $_ 'src\main') } else { $_ } }; $newer = $parts | ForEach-Object { Get-Item $_; Get-ChildItem $_ -Recurse } | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($newer) { exit 0 } else { exit 1 }"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>nul
if errorlevel 1 (
  call :fail "Maven was not found, and wavenet has to be built first." "Install Maven 3.8.7 or newer and put mvn on the PATH."
  exit /b 1
)
echo wavenet: building; this takes about a minute, besides downloads the very first time... 1>&2
if exist "%TARGET%\lib" rmdir /s /q "%TARGET%\lib"
if exist "%STAMP%" del "%STAMP%"
type nul >"%STAMP%.new"
call :read_profiles
if defined WAVENET_PROFILES set "PROFILES=%WAVENET_PROFILES%"
set "PROFILES_OPTION="
if defined PROFILES set "PROFILES_OPTION=-P%PROFILES%"
pushd "%WAVENET_HOME%"
call mvn -q -B %PROFILES_OPTION% -Dquick -Dmaven.test.skip=true package -pl wavenet-cli -am >"%TARGET%\launcher.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if "%BUILT%"=="0" (
  >"%PROFILES_FILE%" echo(%PROFILES%
  move /y "%STAMP%.new" "%STAMP%" >nul
  echo wavenet: built. 1>&2
  exit /b 0
)
del "%STAMP%.new"
type "%TARGET%\launcher.log" 1>&2
call :fail "the build failed, its output is above." "To try again, run the same command; to look closer, run mvn -Dquick package in %WAVENET_HOME%"
exit /b 1

rem ---- What WAVENET_PROFILES was when the last build came to its end
:read_profiles
set "PROFILES="
if exist "%PROFILES_FILE%" set /p PROFILES=<"%PROFILES_FILE%"
exit /b 0

rem ---- The first word that is no option; of bench the first two
:command_name
set "WORD=%~1"
if not defined WORD exit /b 0
if "%WORD:~0,1%"=="-" exit /b 0
if "%COMMAND%"=="bench" set "COMMAND=bench %WORD%"
if not defined COMMAND set "COMMAND=%WORD%"
exit /b 0

:fail
echo wavenet: %~1 1>&2
echo %~2 1>&2
exit /b 1
