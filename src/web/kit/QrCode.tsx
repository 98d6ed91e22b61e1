import { lazyLater } from "./lazyLater.tsx";
import classes from "./QrCode.module.css";
import type { QrCodeProps } from "./qrCodeProps.ts";

const QrPicture = lazyLater<QrCodeProps>(
  () => import("./QrPicture.tsx").then((module) => module.QrPicture),
  <span className={classes.code} />,
);

/** A QR code with its words below; the picture is drawn by a piece that loads after the page. */
export function QrCode(props: QrCodeProps) {
  return (
    <figure className={classes.figure}>
      <QrPicture {...props} />
      <figcaption className={classes.label}>{props.label}</figcaption>
    </figure>
  );
}
