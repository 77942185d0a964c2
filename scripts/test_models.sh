#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Stores real models of PyTorch and loads them back with PyTorch. Not part of test.sh: PyTorch takes 1 GB.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/test_models.sh [--install]
  --install   apt-get install python3-torch and python3-numpy if they are missing (Debian, about 1 GB)
Needs the jar that scripts/build.sh makes, and a python3 with torch and numpy; $PYTHON names another.
TEXT
}

install=0
case "${1:-}" in
  --install) install=1 ;;
  -h | --help) usage; exit 0 ;;
  '') ;;
  *) echo "test_models.sh: unknown option '$1'" >&2; usage >&2; exit 2 ;;
esac

here=$(cd "$(dirname "$0")/.." && pwd)
jar=
for found in "$here"/target/dase-cache-*-cli.jar; do if [ -f "$found" ]; then jar=$found; fi; done
if [ -z "$jar" ]; then echo "test_models.sh: no jar. Build it first: scripts/build.sh" >&2; exit 3; fi

with_torch() {
  local python
  for python in ${PYTHON:-/usr/bin/python3 python3}; do
    if "$python" -c 'import numpy, torch' 2>/dev/null; then echo "$python"; return; fi
  done
}
python=$(with_torch)
if [ -z "$python" ] && [ "$install" = 1 ]; then
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-torch python3-numpy >/dev/null
  python=$(with_torch)
fi
if [ -z "$python" ]; then
  echo "test_models.sh: no python3 imports torch and numpy. Install them: scripts/test_models.sh --install" >&2
  exit 3
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DASE_CACHE_ROOT=$work/cache
"$python" "$here/wisdom/golden/make_models.py" "$work/models" 100 500 500 100

cat >"$work/Register.java" <<'JAVA'
import io.dase.cache.models.*;
import java.nio.file.Path;

class Register {
  public static void main(String[] args) {
    ModelMetadata metadata =
        ModelMetadata.NONE.withEngine("test").withArchitecture("100-500-500-100 perceptron");
    try (ModelStore models = new ModelStore()) {
      for (String file : args) {
        String name = Path.of(file).getFileName().toString().replaceAll("[.].*", "");
        if (!models.register(name, Path.of(file), metadata)) {
          throw new AssertionError(file + " was not stored");
        }
        ModelFile found = models.find(name).orElseThrow().file();
        System.out.println(name + ": " + found.format().text() + " " + found.details());
      }
    }
  }
}
JAVA
java -cp "$jar" "$work/Register.java" "$work"/models/*

for model in "$work"/models/*; do
  name=$(basename "${model%.*}")
  printf '%s\t%s\t%s\n' "$model" "$DASE_CACHE_ROOT/surrogates/$(basename "$model")" \
    "$("$here/scripts/dase-cache" path surrogates "$name")"
done >"$work/copies.tsv"

"$python" - "$here/wisdom/golden" "$work/copies.tsv" <<'PYTHON'
import pathlib, sys
import torch
sys.path.insert(0, sys.argv[1])
import make_models

inputs = torch.linspace(-1, 1, 100).reshape(1, 100)
expected = make_models.perceptron([100, 500, 500, 100])
checks = 0
for line in open(sys.argv[2]):
    original, *copies = line.rstrip("\n").split("\t")
    for copy in copies:
        assert pathlib.Path(copy).read_bytes() == pathlib.Path(original).read_bytes(), copy
        name = pathlib.Path(original).name
        if name in ("state.pt", "legacy.pt"):
            model = make_models.perceptron([100, 500, 500, 100])
            for parameter in model.parameters():
                torch.nn.init.zeros_(parameter)
            model.load_state_dict(torch.load(copy))
        elif name == "script.pt":
            model = torch.jit.load(copy)
        else:
            model = expected
        assert torch.equal(model(inputs), expected(inputs)), copy
        checks += 1
assert checks == 10, checks
print("models: %d files of PyTorch %s loaded back, from heads and from dase-cache path" % (checks, torch.__version__))
PYTHON
