//! Which system calls may a worker make that starts no program? By seccomp.
//!
//! Those by which memory is had, threads are run, stdin is read and stdout and stderr are written,
//! and no others. A call that is not listed fails as if the kernel were too old to have it, which
//! C libraries are prepared for; so a library of another make or version finds another way or
//! tells that it has none, and does not break at random.

use libc::c_long;
use seccompiler::{BackendError, BpfProgram, SeccompAction, SeccompFilter, apply_filter};

use super::layers::{Held, Needs};
use super::program_calls;
use super::rules::{Rules, has, is, rule};

pub(super) fn confine(needs: Needs) -> Held {
    let action = SeccompAction::Errno;
    let filter = match needs {
        Needs::Nothing => allowed().and_then(|rules| {
            filter(rules, action(libc::ENOSYS.cast_unsigned()), SeccompAction::Allow)
        }),
        Needs::OtherProgram => program_calls::denied().and_then(|rules| {
            filter(rules, SeccompAction::Allow, action(libc::EPERM.cast_unsigned()))
        }),
    };
    match filter.map(|filter| apply_filter(&filter)) {
        Ok(Ok(())) => Held::Whole,
        _ => Held::Not,
    }
}

fn filter(
    rules: Rules,
    others: SeccompAction,
    listed: SeccompAction,
) -> Result<BpfProgram, BackendError> {
    let processor = std::env::consts::ARCH.try_into()?;
    // A call made in the way of another kind of processor (32 bits on 64) ends the process.
    SeccompFilter::new(rules, others, listed, processor)?.try_into()
}

/// Allowed whatever is asked of them: they touch nothing but the process itself. Each entry costs
/// every worker some 4 µs, most of it when the kernel compiles the filter.
const HARMLESS: &[c_long] = &[
    // Memory. What is mapped stands below.
    libc::SYS_brk,
    libc::SYS_madvise,
    libc::SYS_mremap,
    libc::SYS_munmap,
    // Threads and their locks.
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_futex,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_rseq,
    libc::SYS_sched_getaffinity,
    libc::SYS_set_robust_list,
    // Signals, for the stack that has run out and the allocation that failed.
    libc::SYS_restart_syscall,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    // Chance, for hash tables, and time.
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
];

/// What a worker may do.
fn allowed() -> Result<Rules, BackendError> {
    let thread = u64::from(libc::CLONE_THREAD.cast_unsigned());
    let anonymous = u64::from(libc::MAP_ANONYMOUS.cast_unsigned());
    let executable = u64::from(libc::PROT_EXEC.cast_unsigned());
    let own = u64::from(std::process::id());
    let mut rules: Rules = HARMLESS.iter().map(|call| (*call, Vec::new())).collect();
    rules.insert(libc::SYS_read, vec![rule([is(0, 0)?])?]);
    for call in [libc::SYS_write, libc::SYS_writev] {
        rules.insert(call, vec![rule([is(0, 1)?])?, rule([is(0, 2)?])?]);
    }
    // Memory without a file behind it, and none of it to be run.
    let no_code = || has(2, executable, false);
    rules.insert(libc::SYS_mmap, vec![rule([no_code()?, has(3, anonymous, true)?])?]);
    rules.insert(libc::SYS_mprotect, vec![rule([no_code()?])?]);
    // A thread, not a process. `clone3` keeps its flags where a filter cannot see them; without
    // it, C libraries use this one.
    rules.insert(libc::SYS_clone, vec![rule([has(0, thread, true)?])?]);
    // A signal to itself, as `abort` sends.
    rules.insert(libc::SYS_tgkill, vec![rule([is(0, own)?])?]);
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_filters_can_be_made() {
        for rules in [allowed(), program_calls::denied()] {
            let rules = rules.expect("rules");
            filter(rules, SeccompAction::Allow, SeccompAction::Errno(1)).expect("a filter");
        }
    }
}
