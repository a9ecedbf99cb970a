//! The program `entaku`.

fn main() -> std::process::ExitCode {
    entaku::commands::main()
}
