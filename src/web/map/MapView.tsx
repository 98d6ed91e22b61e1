import { circleMarker, type LatLng, type Map as LeafletMap, polygon } from "leaflet";
import { useEffect, useId, useRef, useState } from "react";
import { useLatest } from "#web/kit/useLatest.ts";
import type { Area } from "./areas.ts";
import { drawMarks, type MapMark } from "./drawMarks.ts";
import { lookAround, makeMap } from "./makeMap.ts";
import classes from "./Map.module.css";
import type { MapSettings } from "./mapSettings.ts";
import type { Point } from "./point.ts";
import { useMapWords } from "./words.ts";

/** An area with how strongly it is filled, from 0 to 1. */
export interface ShownArea extends Area {
  share?: number;
}

/** What {@link MapView} takes. */
export interface MapViewProps {
  label: string;
  settings: MapSettings;
  marks: readonly MapMark[];
  areas?: readonly ShownArea[];
  /** A mark or an area was chosen, by its id. */
  onPress?: (id: string) => void;
  /** Where somebody is. */
  here?: Point | undefined;
  /** What is to be seen; the marks where it is absent. When it changes, the map moves there. */
  around?: readonly Point[] | undefined;
  /** Draws a crosshair in the middle, and tells what lies below it and how much of the earth a pixel is. */
  onAim?: (point: Point, metresAPixel: number) => void;
}

/** A map: of use without tiles, by keyboard and by touch. What it shows must be said beside it too. */
export function MapView(props: MapViewProps) {
  const { label, settings, marks, areas, onPress, here, around, onAim } = props;
  const t = useMapWords();
  const hintId = useId();
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LeafletMap>();
  const [tiles, setTiles] = useState<"unknown" | "came" | "failed">("unknown");
  const latest = useLatest({ t, around: around ?? marks, onAim, onPress });

  useEffect(() => {
    if (!element.current) return;
    const made = makeMap(element.current, {
      settings,
      words: { zoomIn: latest.current.t("zoomIn"), zoomOut: latest.current.t("zoomOut") },
      around: latest.current.around,
      onTilesFailed: () => setTiles((before) => (before === "came" ? before : "failed")),
      onTilesCame: () => setTiles("came"),
    });
    setMap(made);
    return () => {
      setMap(undefined);
      setTiles("unknown");
      made.remove();
    };
  }, [settings, latest]);

  useAim(map, onAim !== undefined, latest);
  useEffect(() => {
    if (!map) return;
    const drawn = drawMarks(map, marks, onPress && ((id) => latest.current.onPress?.(id)));
    return () => drawn.remove();
    // What is done on a press is read when it comes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [map, marks, onPress === undefined]);
  useAreas(map, areas, onPress !== undefined, latest);
  useEffect(() => {
    if (!map || !here) return;
    const dot = circleMarker([here.latitude, here.longitude], {
      radius: 8,
      interactive: false,
      className: classes["here"] ?? "",
    }).addTo(map);
    return () => void dot.remove();
  }, [map, here]);
  const sight = JSON.stringify(around?.map(({ latitude, longitude }) => [latitude, longitude]));
  useEffect(() => {
    if (map && sight !== undefined) lookAround(map, latest.current.around);
  }, [map, sight, latest]);

  return (
    <figure className={classes.figure}>
      <div className={classes.frame}>
        <div
          ref={element}
          className={classes.map}
          role="application"
          aria-label={label}
          aria-describedby={hintId}
        />
        {onAim && (
          <span className={classes.crosshair} aria-hidden="true">
            +
          </span>
        )}
      </div>
      <figcaption className={classes.soft}>
        <span id={hintId} className={classes.keys}>
          {t("keys")}
        </span>{" "}
        {!settings.tiles && t("noTiles")}
        {settings.tiles && tiles === "failed" && <output>{t("tilesFailed")}</output>}
      </figcaption>
    </figure>
  );
}

interface Latest {
  readonly current: {
    onAim: MapViewProps["onAim"] | undefined;
    onPress: MapViewProps["onPress"] | undefined;
  };
}

function useAim(map: LeafletMap | undefined, aims: boolean, latest: Latest): void {
  useEffect(() => {
    if (!map || !aims) return;
    const tell = (): void => {
      const middle = map.getCenter();
      latest.current.onAim?.({ latitude: middle.lat, longitude: middle.lng }, metresAPixelAt(map));
    };
    const moveTo = ({ latlng }: { latlng: LatLng }): void => void map.panTo(latlng);
    map.on("moveend", tell);
    map.on("click", moveTo);
    tell();
    return () => {
      map.off("moveend", tell);
      map.off("click", moveTo);
    };
  }, [map, aims, latest]);
}

function metresAPixelAt(map: LeafletMap): number {
  const middle = map.latLngToContainerPoint(map.getCenter());
  return (
    map.distance(
      map.containerPointToLatLng([middle.x - 50, middle.y]),
      map.containerPointToLatLng([middle.x + 50, middle.y]),
    ) / 100
  );
}

function useAreas(
  map: LeafletMap | undefined,
  areas: readonly ShownArea[] | undefined,
  interactive: boolean,
  latest: Latest,
): void {
  useEffect(() => {
    if (!map || !areas) return;
    const drawn = areas.map(({ placeId, polygons, share = 0 }) => {
      const corners = polygons.map((rings) =>
        rings.map((ring) => ring.map(([longitude, latitude]): [number, number] => [latitude, longitude])),
      );
      return polygon(corners, {
        className: classes["area"] ?? "",
        interactive,
        weight: 1.5,
        fillOpacity: 0.05 + share * 0.4,
      })
        .on("click", () => latest.current.onPress?.(placeId))
        .addTo(map)
        .bringToBack();
    });
    return () => {
      for (const each of drawn) each.remove();
    };
  }, [map, areas, interactive, latest]);
}
