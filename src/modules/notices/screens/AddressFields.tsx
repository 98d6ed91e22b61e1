import { Checkbox, TextInput } from "@mantine/core";
import classes from "./Notices.module.css";
import type { StaffSettings } from "./noticeCalls.ts";
import { useNoticeWords } from "./words.ts";

/** What was entered anew; an empty field leaves the address as it was. */
export interface EnteredAddresses {
  phone: string;
  email: string;
  chat: string;
}

/** What {@link AddressFields} takes. */
export interface AddressFieldsProps {
  /** What is known, masked. */
  addresses: StaffSettings["addresses"];
  entered: EnteredAddresses;
  onEntered: (part: Partial<EnteredAddresses>) => void;
  /** Whether the addresses that were given are deleted. */
  remove: boolean;
  onRemove: (remove: boolean) => void;
}

/** Where a member of staff is told: numbers and addresses of their own, beside the telephone at work. */
export function AddressFields({ addresses, entered, onEntered, remove, onRemove }: AddressFieldsProps) {
  const n = useNoticeWords();
  const hintOf = (now: string | undefined, otherwise?: string): string | undefined =>
    now === undefined ? otherwise : n("staff.now", { address: now });
  return (
    <div className={classes.part}>
      <TextInput
        label={n("staff.phone")}
        description={hintOf(
          addresses.phone,
          addresses.workPhone === undefined
            ? n("staff.phoneMissing")
            : n("staff.phoneHint", { phone: addresses.workPhone }),
        )}
        type="tel"
        autoComplete="off"
        value={entered.phone}
        onChange={(event) => onEntered({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={n("staff.email")}
        description={hintOf(addresses.email)}
        type="email"
        autoComplete="off"
        value={entered.email}
        onChange={(event) => onEntered({ email: event.currentTarget.value })}
      />
      <TextInput
        label={n("staff.chat")}
        description={hintOf(addresses.chat)}
        autoComplete="off"
        value={entered.chat}
        onChange={(event) => onEntered({ chat: event.currentTarget.value })}
      />
      {(addresses.phone ?? addresses.email ?? addresses.chat) !== undefined && (
        <Checkbox
          label={n("staff.remove")}
          checked={remove}
          onChange={(event) => onRemove(event.currentTarget.checked)}
        />
      )}
    </div>
  );
}
