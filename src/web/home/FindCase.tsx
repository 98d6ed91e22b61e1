import { Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type SubmitEvent, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import classes from "./HomeScreen.module.css";
import { useHomeWords } from "./words.ts";

/** Takes a receipt code to the page that follows its case, behind the #: no server ever logs it. */
export function FindCase() {
  const h = useHomeWords();
  const navigate = useNavigate();
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);

  function find(event: SubmitEvent): void {
    event.preventDefault();
    const receipt = code.trim().toUpperCase();
    if (receipt === "") setMissing(true);
    else void navigate({ to: "/track", hash: `code=${receipt}` });
  }

  return (
    <form className={classes.find} onSubmit={find} noValidate>
      <h2 className={classes.findTitle}>{h("track")}</h2>
      <TextInput
        label={h("receiptLabel")}
        description={h("receiptHint")}
        placeholder={h("receiptPlaceholder")}
        error={missing ? h("receiptMissing") : undefined}
        value={code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <Button type="submit" variant="default" size="lg" fullWidth leftSection={<Icon name="search" />}>
        {h("find")}
      </Button>
    </form>
  );
}
