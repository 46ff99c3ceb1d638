/** The page of one module: what the host adds before the app's own built script. */
export function Frame({ title, start, scripts }: { title: string; start: object; scripts: readonly string[] }) {
  return (
    <html lang="en">
      <head><meta charSet="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>{title}</title><link rel="stylesheet" href="/style.css" /></head>
      <body className="frame">
        <div id="app"><span role="status" className="fk-spinner" aria-label="Loading" /></div>
        {/* Only the sign that could end the script early is written otherwise. */}
        <script type="application/json" id="start" dangerouslySetInnerHTML={{ __html: JSON.stringify(start).replaceAll('<', '\\u003c') }} />
        <script src="/client.js" />
        {scripts.map(src => <script key={src} src={src} />)}
      </body>
    </html>
  );
}
