@echo off
rem SPDX-License-Identifier: MIT
rem Keeps the cache within bounds; see cache_maintenance --help.
setlocal EnableExtensions DisableDelayedExpansion
"%~dp0dase-cache.bat" maintain %*
