/** PostgreSQL settings by name; they go on its command line, so that a new release of ours reaches old clusters. */
export type Settings = Readonly<Record<string, string>>;

const always: Settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "200",
  password_encryption: "scram-sha-256",
  // Statements here are short; compiling them costs more than it saves.
  jit: "off",
  random_page_cost: "1.1",
  log_min_duration_statement: "1s",
  log_checkpoints: "off",
};

const durableSettings: Settings = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  wal_compression: "on",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
};

const throwawaySettings: Settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
  autovacuum_naptime: "10s",
};

/** The settings a server starts with: safe against crashes, or quick and throwaway as tests want them. */
export function settingsFor(durable: boolean, extra: Settings = {}): Settings {
  return { ...always, ...(durable ? durableSettings : throwawaySettings), ...extra };
}
