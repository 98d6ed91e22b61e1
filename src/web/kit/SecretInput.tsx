import "@mantine/core/styles/PasswordInput.layer.css";
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";

const Eye = ({ reveal }: { reveal: boolean }) => <Icon name={reveal ? "eyeOff" : "eye"} />;

/** A password, hidden until whoever types it wants to see it; by mouse, finger or key. */
export function SecretInput(props: PasswordInputProps) {
  const t = useWords();
  return (
    <PasswordInput
      {...props}
      visibilityToggleIcon={Eye}
      visibilityToggleFocusable
      visibilityToggleButtonProps={{ "aria-label": t("form.showSecret") }}
    />
  );
}
