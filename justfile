# What is done often, by name. `just` alone lists the recipes.

# List the recipes.
default:
    @just --list

# All tests.
test:
    cargo test

# Form, warnings and documentation; what .ci/run checks before the tests.
lint:
    cargo fmt --all --check
    cargo clippy --locked --all-targets -- -D warnings
    cargo check --locked --no-default-features --lib
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --document-private-items

# Licences, versions and origins of the dependencies (needs cargo-deny).
deny:
    cargo deny check licenses bans sources

# Killed processes, full disks, damaged bytes, odd folders: for an hour or two.
faults:
    PARAGRAF_FAULTS=long cargo test --test faults -- --nocapture

# Damaged inputs for a target of tests/fuzz, as `just fuzz pdf 600`, beyond those of the tests. Needs
# nothing but the tool chain; memory is limited as for a worker, with room for the test itself.
fuzz TARGET SECONDS="300" SEED="1":
    cargo test --test fuzz --no-run
    ulimit -v 3000000; PARAGRAF_FUZZ_SECONDS={{SECONDS}} PARAGRAF_FUZZ_SEED={{SEED}} \
        cargo test --test fuzz -- --nocapture '::{{TARGET}}'

# Measure.
bench:
    cargo bench

# Everything that must hold before a change goes in: lint, and README.md's test command.
ci:
    .ci/run

# Bring the code into form, mend what clippy can mend, drop snapshots that were not accepted.
tidy:
    cargo fmt --all
    cargo clippy --fix --allow-dirty --allow-staged --all-targets
    find src tests -name '*.snap.new' -delete
