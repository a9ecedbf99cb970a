# Finds a Rust that can build for WebAssembly, and says which one it took.
# Sourced after lib.sh; sets the array `web_cargo` and exports what it needs.
#
# In this order, so that nothing is fetched that is here already:
#   target   the toolchain in use has the wasm32 library
#   debian   Debian's rustc-web and rust-web-src build the library along
#   rustup   rustup adds the target
#   (debian again, after installing the packages as root)
# ENTAKU_WASM=rustup or =debian takes that way and no other.

wasm=wasm32-unknown-unknown
want=${ENTAKU_WASM:-any}

has_target() {
  have rustc && [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm/lib" ]
}

# Debian 12's own packages, and nothing older than what Cargo.toml asks for.
has_debian() {
  [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] || return 1
  [ -f /usr/lib/rustlib/src/rust/library/Cargo.lock ] || [ -f "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] || return 1
  local least here
  least=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  here=$(/usr/bin/rustc --version | cut -d' ' -f2)
  [ "$(printf '%s\n%s\n' "$least" "$here" | sort -V | head -n 1)" = "$least" ]
}

# The linker for the Debian way: rustup's own rust-lld, else a recent Debian lld
# (Debian's default one is too old for the objects of this rustc).
wasm_linker() {
  local found
  if have rustc && found=$(find "$(rustc --print sysroot)/lib/rustlib" -name rust-lld -type f 2>/dev/null | head -n 1) && [ -n "$found" ]; then
    printf '%s' "$found"
  else
    find /usr/bin -name 'wasm-ld-[2-9][0-9]' 2>/dev/null | sort -V | tail -n 1 | grep .
  fi
}

take_target() {
  say "WebAssembly: with the $wasm library of $(rustc --version | cut -d' ' -f1-2)${1:+ ($1)}"
  web_cargo=(cargo)
}

take_debian() {
  local linker
  linker=$(wasm_linker) || { debian "linking WebAssembly" lld-22 && linker=$(wasm_linker); } || return 1
  say "WebAssembly: with Debian's $(/usr/bin/rustc --version | cut -d' ' -f1-2), which builds the $wasm library along"
  export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker
  # The library is built along, so it can be built for size: a panic stops at once without
  # words, which a browser would not show anybody. A quarter of the program.
  local small='"--cfg","erase_components","-Zunstable-options","-Cpanic=immediate-abort","-Zlocation-detail=none","-Zfmt-debug=none"'
  web_cargo=(/usr/bin/cargo -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
    --config "target.$wasm.rustflags=[$small]")
}

choose_web_toolchain() {
  if [ "$want" != debian ] && has_target; then take_target; return; fi
  if [ "$want" != rustup ] && has_debian; then take_debian && return; fi
  if [ "$want" != debian ] && have rustup; then
    if timeout 300 rustup target add "$wasm" >"$logs/rustup.log" 2>&1 && has_target; then
      take_target "added by rustup"
      return
    fi
    say "  rustup cannot add $wasm here"
  fi
  if [ "$want" != rustup ] && debian "building WebAssembly" rustc-web cargo-web rust-web-src && has_debian; then
    take_debian && return
  fi
  return 1
}
