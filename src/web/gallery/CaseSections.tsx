import { useState } from "react";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { CaseCard } from "#web/kit/CaseCard.tsx";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { FilterBar, type FilterValues } from "#web/kit/FilterBar.tsx";
import { PartyChip } from "#web/kit/PartyChip.tsx";
import { Steps } from "#web/kit/Steps.tsx";
import { Timeline } from "#web/kit/Timeline.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Gallery.module.css";
import {
  sampleCases,
  sampleClocks,
  sampleParties,
  sampleShortSteps,
  sampleSteps,
  sampleTimeline,
} from "./samples.ts";
import { Section } from "./Section.tsx";
import { useGalleryWords } from "./words.ts";

/** What shows a case. */
export function CaseSections() {
  const g = useGalleryWords();
  const pick = useWordsOf();
  const [nowMs] = useState(useServerNow());
  return (
    <>
      <Section title={g("clocks")}>
        <div className={classes.row}>
          {sampleClocks(nowMs, pick).map((clock, index) => (
            <ClockBadge key={index} clock={clock} withDue={index < 2} />
          ))}
        </div>
      </Section>
      <Section title={g("parties")}>
        <div className={classes.row}>
          {sampleParties(pick).map((party, index) => (
            <PartyChip key={index} party={party} />
          ))}
        </div>
      </Section>
      <Section title={g("filters")}>
        <SampleFilters />
      </Section>
      <Section title={g("cards")}>
        <div className={classes.columns}>
          {sampleCases(nowMs, pick).map((view) => (
            <CaseCard key={view.code} view={view} to={`/cases/${view.code}`} />
          ))}
        </div>
      </Section>
      <Section title={g("steps")}>
        <div className={classes.sheet}>
          <Steps steps={sampleSteps(pick)} />
        </div>
        <div className={classes.sheet}>
          <Steps steps={sampleShortSteps(pick)} />
        </div>
      </Section>
      <Section title={g("timeline")}>
        <div className={classes.columns}>
          <div className={classes.sheet}>
            <Timeline entries={sampleTimeline(nowMs, pick)} />
          </div>
          <div className={classes.sheet}>
            <Timeline entries={[]} />
          </div>
        </div>
      </Section>
    </>
  );
}

function SampleFilters() {
  const pick = useWordsOf();
  const [value, setValue] = useState<FilterValues>({ state: "late" });
  return (
    <FilterBar
      value={value}
      onChange={setValue}
      count={1_284}
      filters={[
        {
          kind: "search",
          name: "text",
          label: pick({ zh: "找工单", en: "Find a case" }),
          placeholder: pick({ zh: "编号或几个字", en: "A number or a few words" }),
        },
        {
          kind: "chips",
          name: "state",
          label: pick({ zh: "时限", en: "Limit" }),
          options: [
            { value: "soon", label: pick({ zh: "快到期", en: "Due soon" }) },
            { value: "late", label: pick({ zh: "已超期", en: "Overdue" }) },
          ],
        },
        {
          kind: "list",
          name: "kind",
          label: pick({ zh: "类别", en: "Kind" }),
          options: [
            { value: "complaint", label: pick({ zh: "投诉", en: "Complaint" }) },
            { value: "help", label: pick({ zh: "求助", en: "Help" }) },
          ],
        },
      ]}
    />
  );
}
