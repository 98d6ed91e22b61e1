// Loaded before our scripts: when the process that started us is killed outright, nobody forwards signals
// any more, so we notice that we were handed to another parent and ask ourselves to stop.
const parentPid = Number(process.env.SHILIU_PARENT_PID);
delete process.env.SHILIU_PARENT_PID;

if (parentPid && process.platform !== "win32") {
  const watch = setInterval(() => {
    if (process.ppid === parentPid) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
