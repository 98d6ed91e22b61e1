/** What examples and defaults are made of. Six letters and more: no random text holds one by chance. */
const wellKnown =
  /change-?me|secret|password|default|example|development|shiliu|postgres|123456|abcdef|qwerty/i;

const minSecretCharacters = 32;
const minDistinctCharacters = 10;
const masterKeyBytes = 32;
const minDistinctBytes = 8;

/** Why a secret protects nothing, as the end of a sentence that begins with its name. */
export function findSecretWeakness(secret: string | undefined): string | undefined {
  if (!secret) return "is missing";
  if (secret.length < minSecretCharacters) return `is shorter than ${minSecretCharacters} characters`;
  if (new Set(secret).size < minDistinctCharacters) return "repeats too few characters";
  if (wellKnown.test(secret)) return "is a well-known default";
  return undefined;
}

/** Why a sealing key is of no use, as the end of a sentence that begins with its name. */
export function findKeyWeakness(key: string | undefined): string | undefined {
  if (!key) return "is missing (openssl rand -base64 32 makes one)";
  const bytes = Buffer.from(key, "base64");
  if (!/^[A-Za-z0-9+/]+=*$/.test(key) || bytes.length !== masterKeyBytes) {
    return `is not ${masterKeyBytes} bytes in base64`;
  }
  if (new Set(bytes).size < minDistinctBytes) return "repeats too few bytes";
  if (wellKnown.test(bytes.toString("latin1"))) return "is a well-known default";
  return undefined;
}

/** Why a database address is weak, as the end of a sentence that begins with its name. */
export function findUrlWeakness(url: string): string | undefined {
  const { username, password } = new URL(url);
  if (!password) return undefined;
  return password === username || wellKnown.test(password) ? "has a well-known password" : undefined;
}
