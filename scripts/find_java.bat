@rem SPDX-License-Identifier: MIT
@rem Sets "java" and "jar" for the scripts beside it, or says what is missing and leaves "java" unset.
@set "java="
@set "jar="
@pushd "%~dp0..\target" 2>nul
@for %%f in (dase-cache-*-cli.jar) do @set "jar=%%~ff"
@popd
@if not defined jar goto no_jar
@if defined JAVA_HOME goto java_home
@for %%f in (java.exe) do @set "java=%%~$PATH:f"
@if not defined java goto no_java
@exit /b 0
:java_home
@set "java=%JAVA_HOME%\bin\java.exe"
@if exist "%java%" exit /b 0
:no_java
@set "java="
@echo dase-cache: no java found. Install a JDK 17 or newer, or set JAVA_HOME. 1>&2
@exit /b 3
:no_jar
@echo dase-cache: no jar in "%~dp0..\target". Copy dase-cache-*-cli.jar there from a machine where scripts/build.sh made it. 1>&2
@exit /b 3
