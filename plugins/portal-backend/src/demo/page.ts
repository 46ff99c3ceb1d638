const CSS = `:root{color-scheme:light dark}body{font:16px/24px system-ui,sans-serif;max-width:420px;margin:56px auto;padding:0 20px}h1{font-size:24px;line-height:31px;margin:0 0 8px}
form{margin:24px 0}label{display:block;font-weight:600;margin-bottom:4px}input{font:inherit;font-size:20px;letter-spacing:.12em;width:100%;box-sizing:border-box;padding:10px 12px;border:1px solid #8a8a8a;border-radius:8px;background:Field;color:FieldText}
button{font:inherit;font-weight:600;padding:10px 20px;border:0;border-radius:8px;background:#1f5bd8;color:#fff;cursor:pointer}:focus-visible{outline:3px solid #7aa5ff;outline-offset:2px}
#fault{min-height:24px;margin:4px 0 8px;color:light-dark(#a3231b,#ff9d94)}aside{border:1px dashed #8a8a8a;border-radius:8px;padding:12px 20px;font-size:14px}h2{font-size:14px;margin:0}aside p{margin:4px 0 0}
dt{margin-top:12px;font-size:12px}dd{margin:0;font-size:24px;line-height:32px;letter-spacing:.12em;font-variant-numeric:tabular-nums}`;

/** A page of the demo company's own, outside the portal. `body` is trusted markup: pass people's words through `text`. */
export const page = (title: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${text(title)} · Lumen identity (demo)</title>
<style>${CSS}</style><main><h1>${text(title)}</h1>${body}</main></html>`;
export const text = (s: string) => s.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
