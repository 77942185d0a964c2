@echo off
rem SPDX-License-Identifier: MIT
rem From a built jar to a warm, valid cache. There is no native Windows build yet, and so no wisdom.
setlocal EnableExtensions DisableDelayedExpansion
set "root=cache"
if defined DASE_CACHE_ROOT set "root=%DASE_CACHE_ROOT%"
set "category="
set "rigor="

:next_option
if "%~1"=="" goto parsed
if "%~1"=="--root" goto option_root
if "%~1"=="--category" goto option_category
if "%~1"=="--rigor" goto option_rigor
if "%~1"=="--skip-build" goto option_done
if "%~1"=="-h" goto help
if "%~1"=="--help" goto help
set "reason=unknown option '%~1'"
goto refuse
:option_root
set "reason=--root needs a value"
if "%~2"=="" goto refuse
set "root=%~2"
shift
goto option_done
:option_category
set "reason=--category needs a value"
if "%~2"=="" goto refuse
set "category=%~2"
shift
goto option_done
:option_rigor
set "reason=--rigor needs a value"
if "%~2"=="" goto refuse
set "rigor=%~2"
shift
:option_done
shift
goto next_option

:parsed
set "reason=unknown category '%category%'"
if not defined category goto category_known
if "%category%"=="fractional_kernels" goto category_known
if "%category%"=="stencils" goto category_known
if "%category%"=="fftw_wisdom" goto category_known
goto refuse
:category_known
set "reason=unknown rigor '%rigor%'"
if not defined rigor goto rigor_known
if "%rigor%"=="estimate" goto rigor_known
if "%rigor%"=="measure" goto rigor_known
if "%rigor%"=="patient" goto rigor_known
goto refuse
:rigor_known
rem Without a backslash at its end, which would escape the quote behind it.
for %%f in ("%root%\.") do set "root=%%~ff"
if "%category%"=="fftw_wisdom" goto no_wisdom

echo [1/5] Install what is missing
echo skipped: on Windows nothing is installed; Java 17 or newer must be there
echo [2/5] Build the native library and the jar
echo skipped: the jar that is there is used
set "step=2/5] (Build the native library and the jar"
set "command=find_java"
set "code=3"
call "%~dp0find_java.bat"
if not defined java goto failed_with

echo [3/5] Create the cache in %root%
set "step=3/5] (Create the cache in %root%"
set "command=mkdir %root%"
if not exist "%root%\" mkdir "%root%"
if not exist "%root%\" goto failed_with

echo [4/5] Warm the cache
set "step=4/5] (Warm the cache"
if "%category%"=="stencils" goto stencils
set "command=dase-cache warmup --category fractional_kernels"
call :dase_cache warmup --root "%root%" --category fractional_kernels
if errorlevel 1 goto failed
if "%category%"=="fractional_kernels" goto warm
:stencils
set "command=dase-cache warmup --category stencils"
call :dase_cache warmup --root "%root%" --category stencils
if errorlevel 1 goto failed
:warm
if not defined category echo left out: fftw_wisdom is not supported on Windows yet: there is no native build

echo [5/5] Validate the cache
set "step=5/5] (Validate the cache"
set "command=dase-cache validate"
call :dase_cache validate --root "%root%"
if errorlevel 1 goto failed
set "command=dase-cache stats"
call :dase_cache stats --root "%root%"
if errorlevel 1 goto failed
echo.
echo The cache is ready. For Java and the scripts alike:
echo   set "DASE_CACHE_ROOT=%root%"
exit /b 0

:dase_cache
"%java%" -XX:+UseSerialGC %DASE_JAVA_OPTS% -jar "%jar%" %*
exit /b %ERRORLEVEL%
:failed
set "code=%ERRORLEVEL%"
:failed_with
echo deploy_cache.bat: step [%step%) failed with exit code %code%: %command% 1>&2
if %code% GTR 3 exit /b 3
exit /b %code%
:no_wisdom
echo deploy_cache.bat: fftw_wisdom is not supported on Windows yet: there is no native build. Warm it on Linux or macOS. 1>&2
exit /b 3
:refuse
echo deploy_cache.bat: %reason% 1>&2
call :usage 1>&2
exit /b 2
:help
call :usage
exit /b 0
:usage
echo usage: scripts\deploy_cache.bat [--root DIR] [--category C] [--rigor estimate^|measure^|patient] [--skip-build]
echo   --root DIR      the cache folder; default: %%DASE_CACHE_ROOT%%, else .\cache
echo   --category C    warm only fractional_kernels, stencils or fftw_wisdom (not on Windows yet)
echo   --rigor R       how hard FFTW plans; without wisdom it changes nothing
echo   --skip-build    use the jar that is there, as on Windows always
echo Exit: 0 done, 1 the cache is not valid, 2 usage, 3 environment (Java, jar, folder).
exit /b 0
