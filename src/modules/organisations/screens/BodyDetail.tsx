import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { bodyActions, sendBodyAction } from "./bodyActions.ts";
import { type BodyIndex, byKind } from "./bodyIndex.ts";
import { EditDialog } from "./EditDialog.tsx";
import { Fact } from "./Fact.tsx";
import { HistorySection } from "./HistorySection.tsx";
import classes from "./Organisations.module.css";
import { type BodyPage, organisations, organisationsKey } from "./organisationsClient.ts";
import { PeopleAt } from "./PeopleAt.tsx";
import { PlaceOnMap } from "./PlaceOnMap.tsx";
import { usePlaceWords } from "./placeWords.ts";
import { Section } from "./Section.tsx";
import { useOrganisationWords } from "./words.ts";

/** One body: what it is, what may be done with it, what is below it, who works there, and its history. */
export function BodyDetail({ id, index }: { id: string; index: BodyIndex }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...organisationsKey, "body", id],
    queryFn: ({ signal }) => organisations.readBody({ id }, { signal }),
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  return data ? <Detail body={data} index={index} /> : <LoadingState shape="page" />;
}

function Detail({ body, index }: { body: BodyPage; index: BodyIndex }) {
  const o = useOrganisationWords();
  const wordsOf = useWordsOf();
  const queries = useQueryClient();
  const actions = bodyActions(body, index, o, wordsOf);
  return (
    <div className={classes.detail}>
      <div className={classes.heading}>
        <div>
          <p className={classes.path}>{body.path.map((above) => wordsOf(above.name)).join(" › ")}</p>
          <h2>{wordsOf(body.name)}</h2>
          {!body.active && <p className={classes.state}>{o("bodies.dissolved")}</p>}
        </div>
        {body.mayChange && (
          <div className={classes.buttons}>
            <EditBody key={JSON.stringify([body.name, body.phone])} body={body} />
            <PlaceOnMap key={JSON.stringify(body.centre)} body={body} index={index} />
          </div>
        )}
      </div>
      <Facts body={body} index={index} />
      {actions.length > 0 && (
        <ActionBar
          subject={`body:${body.id}`}
          actions={actions}
          send={(action, values, context) => sendBodyAction(body, action, values, context)}
          onDone={() => void queries.invalidateQueries({ queryKey: organisationsKey })}
        />
      )}
      <Section level={3} title={o("body.below", { count: body.children.length })}>
        {body.children.length === 0 && <p className={classes.quiet}>{o("body.noneBelow")}</p>}
        <ul className={classes.list}>
          {body.children.toSorted(byKind).map((child) => (
            <li key={child.id}>
              <Link
                to="/organisations/$bodyId"
                params={{ bodyId: child.id }}
                className={classes.item}
                preload={false}
              >
                <strong>{wordsOf(child.name)}</strong>
                <small>{o(`kind.${child.kind}`)}</small>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section level={3} title={o("body.people", { count: body.postsCount ?? 0 })}>
        <PeopleAt bodyId={body.id} />
      </Section>
      <HistorySection lines={body.history} index={index} level={3} />
    </div>
  );
}

function Facts({ body, index }: { body: BodyPage; index: BodyIndex }) {
  const o = useOrganisationWords();
  const wordsOf = useWordsOf();
  const p = usePlaceWords();
  const { day } = useFormats();
  const successor = body.successorId === undefined ? undefined : index.find(body.successorId);
  return (
    <dl className={classes.facts}>
      <Fact name={o("body.code")}>{body.id}</Fact>
      <Fact name={o("body.kind")}>{o(`kind.${body.kind}`)}</Fact>
      <Fact name={o("body.nameZh")}>{body.name.zh}</Fact>
      <Fact name={o("body.nameEn")}>{body.name.en}</Fact>
      <Fact name={o("body.phone")}>{body.phone ?? o("body.noPhone")}</Fact>
      <Fact name={p("onMap")}>
        {body.centre ? `${body.centre.latitude}, ${body.centre.longitude}` : p("notOnMap")}
      </Fact>
      <Fact name={o("body.established")}>{day(body.establishedAt)}</Fact>
      {body.dissolvedAt !== undefined && <Fact name={o("body.dissolvedAt")}>{day(body.dissolvedAt)}</Fact>}
      {successor && <Fact name={o("body.successor")}>{wordsOf(successor.name)}</Fact>}
    </dl>
  );
}

function EditBody({ body }: { body: BodyPage }) {
  const o = useOrganisationWords();
  return (
    <EditDialog
      name={`body:${body.id}:edit`}
      label={o("body.edit")}
      submitLabel={o("body.save")}
      fields={[
        { name: "zh", label: o("body.nameZh"), value: body.name.zh, required: true },
        { name: "en", label: o("body.nameEn"), value: body.name.en },
        { name: "phone", label: o("body.phone"), value: body.phone ?? "", kind: "phone" },
      ]}
      send={(textOf, idempotencyKey) => {
        const [zh, en, phone] = [textOf("zh"), textOf("en"), textOf("phone")];
        return organisations.changeBody(
          { id: body.id, name: { zh, ...(en !== "" && { en }) }, phone: phone || null },
          { context: { idempotencyKey } },
        );
      }}
    />
  );
}
