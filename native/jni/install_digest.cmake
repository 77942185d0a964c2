# SPDX-License-Identifier: MIT
# Writes, beside the installed (and stripped) files, the digests that Java checks.
foreach(name libdase_cache_jni.so dase_planner)
  set(file $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/${name})
  if(EXISTS ${file})
    file(SHA256 ${file} digest)
    file(WRITE ${file}.sha256 "${digest}\n")
  endif()
endforeach()
