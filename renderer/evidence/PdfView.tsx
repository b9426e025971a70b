// A PDF page by page on a canvas: drawn by pdf.js in a worker of the bundle. Links, forms and scripts in it are not built.
import { Button } from 'antd';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import { useEffect, useRef, useState } from 'react';
import { EVIDENCE } from '#renderer/text/evidence.ts';
import { Loading } from '#renderer/ui/Loading.tsx';

/** Character maps, standard fonts and decoders, put there by scripts/pdf-parts.ts. */
const part = (name: string): string => new URL(`pdf/${name}/`, document.baseURI).href;

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
/** Dots of a page drawn at most, whatever its size: a plan of A0 would not fit into memory. */
const MOST_DOTS = 24_000_000;

export default function PdfView({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [broken, setBroken] = useState(false);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(2);

  useEffect(() => {
    GlobalWorkerOptions.workerPort ??= new PdfWorker();
    const task = getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: part('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: part('standard_fonts'),
      iccUrl: part('iccs'),
      wasmUrl: part('wasm'),
      // The policy of the page lets no compiled code in: the decoders written in JavaScript do as well.
      useWasm: false,
      enableXfa: false,
      stopAtErrors: false,
    });
    task.promise.then(setPdf, () => setBroken(true));
    return () => void task.destroy();
  }, [bytes]);

  if (broken) return <p className="preview-none">{EVIDENCE.pdfBroken}</p>;
  if (pdf === null) return <Loading />;
  const turn = (step: number) => setPage((now) => Math.min(pdf.numPages, Math.max(1, now + step)));
  return (
    <div className="preview-pdf">
      <div className="preview-pages">
        <Button size="small" disabled={page === 1} onClick={() => turn(-1)}>
          {EVIDENCE.previousPage}
        </Button>
        <span role="status">{EVIDENCE.pageOf.replace('{n}', String(page)).replace('{m}', String(pdf.numPages))}</span>
        <Button size="small" disabled={page === pdf.numPages} onClick={() => turn(1)}>
          {EVIDENCE.nextPage}
        </Button>
        <span className="evidence-gap" />
        <Button size="small" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          {EVIDENCE.smaller}
        </Button>
        <span>{Math.round((ZOOMS[zoom] ?? 1) * 100)}%</span>
        <Button size="small" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
          {EVIDENCE.larger}
        </Button>
      </div>
      <PdfPage
        pdf={pdf}
        number={page}
        zoom={ZOOMS[zoom] ?? 1}
        label={`${name} ${EVIDENCE.page.replace('{n}', String(page))}`}
      />
    </div>
  );
}

function PdfPage({ pdf, number, zoom, label }: { pdf: PDFDocumentProxy; number: number; zoom: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    let stop = () => {};
    let gone = false;
    const draw = async (): Promise<void> => {
      setBroken(false);
      setDrawn(false);
      const page = await pdf.getPage(number);
      if (gone) return;
      const css = page.getViewport({ scale: (96 / 72) * zoom });
      const fits = Math.sqrt(MOST_DOTS / (css.width * css.height));
      const viewport = page.getViewport({ scale: (96 / 72) * zoom * Math.min(window.devicePixelRatio, fits) });
      target.width = Math.ceil(viewport.width);
      target.height = Math.ceil(viewport.height);
      target.style.width = `${css.width}px`;
      target.style.height = `${css.height}px`;
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      setDrawn(true);
    };
    draw().catch(() => {
      if (!gone) setBroken(true);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [pdf, number, zoom]);
  return (
    <div className="preview-sheet">
      {broken ? <p className="preview-none">{EVIDENCE.pdfBroken}</p> : null}
      <canvas ref={canvas} role="img" aria-label={label} data-drawn={drawn} hidden={broken} />
    </div>
  );
}
