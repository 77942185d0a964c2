# SPDX-License-Identifier: MIT
# Writes, beside the installed (and stripped) library, the digest that the Java loader checks.
set(library $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/libdase_cache_jni.so)
file(SHA256 ${library} digest)
file(WRITE ${library}.sha256 "${digest}\n")
