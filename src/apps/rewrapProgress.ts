/** How many keys a turning of the master key has wrapped anew, of how many. */
export interface RewrapProgress {
  done: number;
  total: number;
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** How far the turning is, in one line. More may be done than there were: reports go on coming in. */
export function progressOfKeys({ done, total }: RewrapProgress): string {
  return `${whole.format(done)} keys wrapped anew, ${whole.format(Math.max(0, total - done))} left`;
}

/** How it stands at the end. */
export function keysLeft(left: number, current: { currentId: number; wrapped: number }): string {
  const { currentId, wrapped } = current;
  return left === 0
    ? `0 left: master key ${currentId} wraps ${whole.format(wrapped)} keys.\n`
    : `${whole.format(left)} left, still wrapped by older master keys. Run the same again to go on.\n`;
}

/** That keys cannot be opened, since the master key they are wrapped by is not there. */
export function unlistedKeys(id: number, keys: number): string {
  return `${whole.format(keys)} keys are wrapped by master key ${id}, which SHILIU_MASTER_KEY does not list: list it again.\n`;
}
