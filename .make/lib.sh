# Shared by the set-up scripts: where things are, how a step is told, how a
# missing package is had. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$PWD/$target ;; esac
tools=$target/tools
site=${ENTAKU_SITE_DIR:-$target/site}
logs=$target/log
mkdir -p "$tools" "$logs"

say() { printf '%s\n' "$*"; }

# Ends the run with one sentence on what is missing and what helps.
fail() {
  printf '\nStopped: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# step WHAT LOG COMMAND…: runs the command with its output in the log, and tells
# what and how long; on failure shows the part of the log that matters. While it
# runs, a terminal sees what it is at, a log gets a line each minute.
step() {
  local what=$1 log=$logs/$2.log start=$SECONDS told=$SECONDS running
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  running=$!
  trap 'kill "$running" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$running" 2>/dev/null; do
    sleep 0.2
    if [ -t 1 ] && [ $SECONDS -gt "$told" ]; then
      printf '\r\033[K  %s' "$(at_work "$what" "$log" "$start" | cut -c "1-$((${COLUMNS:-80} - 4))")"
      told=$SECONDS
    elif [ ! -t 1 ] && [ $((SECONDS - told)) -ge 60 ]; then
      say "  $(at_work "$what" "$log" "$start")"
      told=$SECONDS
    fi
  done
  trap - INT TERM
  [ ! -t 1 ] || printf '\r\033[K'
  if wait "$running"; then
    say "  $what ($((SECONDS - start)) s)"
    return
  fi
  say "  $what: failed after $((SECONDS - start)) s"
  show "$log"
  fail "$what did not go through; all of its output is in ${log#"$PWD"/}"
}

# What a running step is at: how many crates cargo has compiled, and which is the last.
at_work() {
  local compiled last
  compiled=$(grep -cE '^ +(Compiling|Checking) ' "$2" || true)
  last=$(grep -E '^ +(Compiling|Checking|Downloading|Installing) ' "$2" | tail -n 1 | awk '{ print $2 }')
  printf '%s … %s s%s' "$1" "$((SECONDS - $3))" "${last:+, $compiled crates so far, now $last}"
}

# The errors of a log with what follows them, or its end where none is marked.
show() {
  local found
  found=$(grep -E -A14 '^(error|warning: unused|---- .* stdout ----|thread .* panicked|Diff in)|^E: ' "$1" | head -n 120 || true)
  if [ -n "$found" ]; then say "$found"; else tail -n 40 "$1"; fi
}

is_root() { [ "$(id -u)" = 0 ]; }

# debian WHAT-FOR PACKAGE…: installs Debian packages where this may be done.
# Returns 1 where it may not, so that the caller can say what is missing.
debian() {
  local reason=$1
  shift
  have apt-get && is_root || return 1
  say "  installing $* (Debian) for $reason"
  # The lists are fetched once a day.
  if [ -z "$(find "$tools/apt-updated" -mtime -1 2>/dev/null)" ]; then
    apt-get update >"$logs/apt.log" 2>&1 || { show "$logs/apt.log"; return 1; }
    touch "$tools/apt-updated"
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$logs/apt.log" 2>&1 ||
    { show "$logs/apt.log"; return 1; }
}

need_cargo() {
  have cargo || fail "cargo is not here: install Rust (rustup), then run the same command again"
}

# cargo_tool CRATE [cargo install's options]: installs a program into the project's cache.
# Quick to compile counts for more than quick to run: each works for a few seconds.
cargo_tool() {
  local crate=$1 built=$tools/build-$1
  shift
  step "$crate installed into ${tools#"$PWD"/}" "$crate-install" \
    env CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR="$built" cargo install "$crate" --root "$tools" --no-track --force "$@"
  rm -rf "$built"
}

# The browser tests and wasm-opt are npm packages; they are set up once per lock file.
node_modules() {
  local stamp=end2end/node_modules/.entaku-lock
  cmp -s end2end/package-lock.json "$stamp" && return
  have npm || return 1
  (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 step_npm) || return 1
  cp end2end/package-lock.json "$stamp"
}

step_npm() {
  local start=$SECONDS
  if npm ci --no-audit --no-fund >"$logs/npm.log" 2>&1 </dev/null; then
    say "  npm packages of end2end ($((SECONDS - start)) s)"
  else
    show "$logs/npm.log"
    return 1
  fi
}
