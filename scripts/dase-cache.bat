@echo off
rem SPDX-License-Identifier: MIT
rem The dase-cache command; see dase-cache --help. Needs a jar in target, built where there is a compiler.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0find_java.bat"
if not defined java exit /b 3
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -Xshare:auto %DASE_JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
