import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import type { PracticeRole } from "../../domain/practice/practiceWorld.ts";
import classes from "./Practice.module.css";
import type { Practice } from "./usePractice.ts";
import { sayStep, usePracticeWords } from "./words.ts";

/** Where one is in the tour, what this step is about, and the way on. */
export function TourGuide({ role, practice }: { role: PracticeRole; practice: Practice }) {
  const p = usePracticeWords();
  const { tour, at, next, watch, restart } = practice;
  const step = tour.steps[at];
  const heading = useRef<HTMLHeadingElement>(null);
  const begun = useRef(at);

  // Whoever goes on by keyboard or ear goes on from what the next step says; a dialogue gives its focus back first.
  useEffect(() => {
    if (begun.current === at) return;
    begun.current = at;
    const timer = setTimeout(() => heading.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [at]);

  if (!step) return null;
  const last = at === tour.steps.length - 1;
  const { title, text } = sayStep(p, role, step.says);
  return (
    <section className={classes.guide} aria-labelledby="tour-step">
      <p className={classes.count}>{p("count", { at: at + 1, all: tour.steps.length })}</p>
      <ol className={classes.dots} aria-hidden="true">
        {tour.steps.map((each, index) => (
          <li
            key={`${each.step}.${each.says}`}
            data-past={index < at || undefined}
            data-now={index === at || undefined}
          />
        ))}
      </ol>
      <h2 id="tour-step" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      {step.step === "do" && (
        <p className={classes.yours}>
          <Icon name="arrowEnd" size={18} /> {p("yours")}
        </p>
      )}
      <div className={classes.ways}>
        {step.step === "read" && !last && (
          <Button size="lg" onClick={next}>
            {p("next")}
          </Button>
        )}
        {step.step === "watch" && (
          <Button size="lg" onClick={watch}>
            {p("watch")}
          </Button>
        )}
        {last && (
          <Button size="lg" renderRoot={(rest) => <Link {...rest} to="/start" />}>
            {p("toWork")}
          </Button>
        )}
        {at > 0 && (
          <Button size="lg" variant="default" onClick={restart}>
            {p("restart")}
          </Button>
        )}
        {!last && (
          <Button size="lg" variant="subtle" renderRoot={(rest) => <Link {...rest} to="/start" />}>
            {p("leave")}
          </Button>
        )}
      </div>
    </section>
  );
}
