# Shared by demo and test: what a fresh Debian or Ubuntu machine needs. Sourced, not run.
# Everything here does nothing when it has nothing to do.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
host_dll="$root/src/ServiceQueue.Host/bin/Release/net10.0/ServiceQueue.Host.dll"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

die() { printf '%s\n' "$*" >&2; exit 2; }

need_sdk() {
  command -v dotnet >/dev/null || die "The .NET 10 SDK is missing: install it, then run this again."
  dotnet --list-sdks | grep -q '^10\.' || die "The .NET 10 SDK is missing (found: $(dotnet --version)): install it, then run this again."
  command -v node >/dev/null || die "Node.js 20 is missing: install it, then run this again."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Node.js 20 or later is needed (found $(node --version))."
}

# need_packages NAME…: installs the Debian packages that are not there yet.
need_packages() {
  local missing=()
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "Run as root once, or install: ${missing[*]}"
    as=(sudo)
  fi
  echo "installing ${missing[*]}" >&2
  "${as[@]}" apt-get update -qq
  # The broker's own service is not wanted here: the demonstration and the tests start theirs.
  local policy=/usr/sbin/policy-rc.d made=
  if [ ! -e "$policy" ]; then printf '#!/bin/sh\nexit 101\n' | "${as[@]}" tee "$policy" >/dev/null; "${as[@]}" chmod +x "$policy"; made=1; fi
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || {
    [ -n "$made" ] && "${as[@]}" rm -f "$policy"; die "apt-get could not install: ${missing[*]}"; }
  if [ -n "$made" ]; then "${as[@]}" rm -f "$policy"; fi
}

need_hall_packages() {
  need_packages mosquitto libpangocairo-1.0-0 fonts-noto-cjk unifont
}

# build WHAT STAMP: builds in Release, unless nothing that goes into it changed since the last time.
build() {
  local what=$1 stamp="$root/.demo/$2"
  mkdir -p "$root/.demo"
  if [ -f "$stamp" ] && [ -f "$host_dll" ] && [ -z "$(find "$root/src" "$root/tests" "$root"/Directory.*.props "$root/.editorconfig" \
      \( -name node_modules -o -name bin -o -name obj -o -name wwwroot -o -name TestResults \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
    return
  fi
  echo "building $2" >&2
  touch "$stamp.next"
  dotnet build "$root/$what" -c Release -v q --nologo -clp:ErrorsOnly >&2 || die "The build failed; the lines above say where."
  mv "$stamp.next" "$stamp"
}
