//! Which system calls may a worker not make that starts another program? By seccomp.
//!
//! What `tesseract` and its libraries need differs from version to version, so here it is listed
//! what neither needs: the network, other processes, the kernel's own affairs, and every change to
//! files. That no file is written into is seen to by the limit on the size of files, which is 0.

use libc::c_long;
use seccompiler::BackendError;

use super::rules::{Rules, has, rule};

/// On x86-64, calls can also be made by numbers with this bit (the x32 interface), where the kernel
/// was built so.
#[cfg(target_arch = "x86_64")]
const OTHER_NUMBERS: Option<c_long> = Some(1 << 30);
#[cfg(not(target_arch = "x86_64"))]
const OTHER_NUMBERS: Option<c_long> = None;

/// The network. Rings hand calls to the kernel that no filter sees, sockets among them.
const NETWORK: &[c_long] = &[
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_bind,
    libc::SYS_connect,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_io_uring_setup,
    libc::SYS_listen,
    libc::SYS_sendmmsg,
    libc::SYS_sendmsg,
    libc::SYS_sendto,
    libc::SYS_socket,
];

/// Other processes. A worker's child ends by itself or with the worker.
const PROCESSES: &[c_long] = &[
    libc::SYS_kcmp,
    libc::SYS_kill,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_process_madvise,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_ptrace,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_tkill,
];

/// What concerns the system as a whole, and parts of the kernel that hold more faults than others.
const SYSTEM: &[c_long] = &[
    libc::SYS_acct,
    libc::SYS_add_key,
    libc::SYS_adjtimex,
    libc::SYS_bpf,
    libc::SYS_chroot,
    libc::SYS_clock_adjtime,
    libc::SYS_clock_settime,
    libc::SYS_delete_module,
    libc::SYS_fanotify_init,
    libc::SYS_finit_module,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fsopen,
    libc::SYS_fspick,
    libc::SYS_init_module,
    libc::SYS_kexec_load,
    libc::SYS_keyctl,
    libc::SYS_mount,
    libc::SYS_mount_setattr,
    libc::SYS_move_mount,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_open_tree,
    libc::SYS_perf_event_open,
    libc::SYS_personality,
    libc::SYS_pivot_root,
    libc::SYS_quotactl,
    libc::SYS_reboot,
    libc::SYS_request_key,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_setns,
    libc::SYS_settimeofday,
    libc::SYS_swapoff,
    libc::SYS_swapon,
    libc::SYS_syslog,
    libc::SYS_umount2,
    libc::SYS_unshare,
    libc::SYS_userfaultfd,
    libc::SYS_vhangup,
];

/// Changes to files other than writing into them. `openat2` keeps its flags where a filter cannot
/// see them.
const FILES: &[c_long] = &[
    libc::SYS_fallocate,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_fremovexattr,
    libc::SYS_fsetxattr,
    libc::SYS_ftruncate,
    libc::SYS_linkat,
    libc::SYS_lremovexattr,
    libc::SYS_lsetxattr,
    libc::SYS_mkdirat,
    libc::SYS_mknodat,
    libc::SYS_openat2,
    libc::SYS_removexattr,
    libc::SYS_renameat2,
    libc::SYS_setxattr,
    libc::SYS_symlinkat,
    libc::SYS_truncate,
    libc::SYS_unlinkat,
    libc::SYS_utimensat,
];

/// Calls that 64-bit ARM does not have, or that are not known of it everywhere.
#[cfg(target_arch = "x86_64")]
const OLD: &[c_long] = &[
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_creat,
    libc::SYS_futimesat,
    libc::SYS_ioperm,
    libc::SYS_iopl,
    libc::SYS_kexec_file_load,
    libc::SYS_lchown,
    libc::SYS_link,
    libc::SYS_mkdir,
    libc::SYS_mknod,
    libc::SYS_modify_ldt,
    libc::SYS_rename,
    libc::SYS_renameat,
    libc::SYS_rmdir,
    libc::SYS_symlink,
    libc::SYS_unlink,
    libc::SYS_utime,
    libc::SYS_utimes,
    // The x32 forms of `ptrace` and `process_vm_readv`, `_writev`, which have numbers of their own.
    521 + (1 << 30),
    539 + (1 << 30),
    540 + (1 << 30),
];
#[cfg(not(target_arch = "x86_64"))]
const OLD: &[c_long] = &[libc::SYS_renameat];

/// What a worker may not do.
pub(super) fn denied() -> Result<Rules, BackendError> {
    let mut rules = Rules::new();
    for call in [NETWORK, PROCESSES, SYSTEM, FILES, OLD].into_iter().flatten() {
        rules.insert(*call, Vec::new());
    }
    // Opening a file that is made or emptied by it; `open` has its flags one place before `openat`.
    let mut deny_opening = |call: c_long, argument: u8| -> Result<(), BackendError> {
        let flags = [libc::O_CREAT, libc::O_TRUNC].map(|flag| u64::from(flag.cast_unsigned()));
        let denied = flags.map(|flag| rule([has(argument, flag, true)?]));
        rules.insert(call, denied.into_iter().collect::<Result<_, _>>()?);
        Ok(())
    };
    deny_opening(libc::SYS_openat, 2)?;
    #[cfg(target_arch = "x86_64")]
    deny_opening(libc::SYS_open, 1)?;
    if let Some(bit) = OTHER_NUMBERS {
        let others: Vec<_> = rules.iter().map(|(call, uses)| (call | bit, uses.clone())).collect();
        rules.extend(others);
    }
    Ok(rules)
}
