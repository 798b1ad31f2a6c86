//! Which files may a worker open? By Landlock.
//!
//! None, and no TCP port, no abstract socket, no signal to a process that is not its own. A worker
//! that starts `tesseract` may read and start every file, since where its libraries and data lie
//! differs from system to system, and may write none but `/dev/null`.

use landlock::{
    ABI, Access, AccessFs, AccessNet, PathBeneath, PathFd, RestrictionStatus, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetError, RulesetStatus, Scope,
};

use super::layers::{Held, Needs};

/// The newest interface of Landlock that this was tried with. An older kernel holds to what it
/// knows of it.
const INTERFACE: ABI = ABI::V6;

pub(super) fn confine(needs: Needs) -> Held {
    match restrict(needs).map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Held::Whole,
        Ok(RulesetStatus::PartiallyEnforced) => Held::Partly,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Held::Not,
    }
}

/// Takes all rights, then gives back what is needed.
fn restrict(needs: Needs) -> Result<RestrictionStatus, RulesetError> {
    let mut rules = Ruleset::default()
        .handle_access(AccessFs::from_all(INTERFACE))?
        .handle_access(AccessNet::from_all(INTERFACE))?
        .scope(Scope::from_all(INTERFACE))?
        .create()?;
    if needs == Needs::OtherProgram {
        let null = AccessFs::WriteFile | AccessFs::ReadFile;
        for (path, access) in [("/", AccessFs::from_read(INTERFACE)), ("/dev/null", null)] {
            if let Ok(path) = PathFd::new(path) {
                rules = rules.add_rule(PathBeneath::new(path, access))?;
            }
        }
    }
    rules.restrict_self()
}
