@echo off
rem SPDX-License-Identifier: MIT
rem The dase-cache command; see dase-cache --help. Needs a jar in target, built where there is a compiler.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0find_java.bat"
if not defined java exit /b 3
set "options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m"
rem What runs for long runs with the optimising compiler.
if "%~1"=="bench" set "options=-XX:+UseSerialGC -Xmx1g"
if "%~1"=="serve" set "options=-XX:+UseSerialGC -Xmx256m"
"%java%" %options% -Xshare:auto -Xlog:disable -Xlog:all=error:stderr %DASE_JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
