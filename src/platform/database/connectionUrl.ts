/** The parts of a PostgreSQL address that differ between the roles and databases of one server. */
export interface ConnectionParts {
  user?: string;
  password?: string;
  database?: string;
}

/** The address `url` with some of its parts exchanged; the server, port and options stay. */
export function connectionUrl(url: string, parts: ConnectionParts): string {
  const changed = new URL(url);
  if (parts.user !== undefined) changed.username = encodeURIComponent(parts.user);
  if (parts.password !== undefined) changed.password = encodeURIComponent(parts.password);
  if (parts.database !== undefined) changed.pathname = `/${encodeURIComponent(parts.database)}`;
  return changed.href;
}
