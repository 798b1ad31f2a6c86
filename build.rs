//! Tells the tests whether there is development data to measure against (see CONTRIBUTING.md), so
//! that those that need it are shown as ignored where there is none.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=PARAGRAF_SHARED");
    println!("cargo::rustc-check-cfg=cfg(has_shared)");
    if std::env::var_os("PARAGRAF_SHARED").is_some() {
        println!("cargo::rustc-cfg=has_shared");
    }
}
