import { SaxesParser } from 'saxes';

/** What a walk over an XML part reacts to; names come without their prefix, attributes too. */
export interface XmlHandler {
  open: (name: string, attributes: Record<string, string>) => void;
  close: (name: string) => void;
  text?: (text: string) => void;
}

/**
 * Walks an XML document in reading order. Damaged XML is walked as far as it makes sense: what was read so far counts.
 * No document type is processed, so entities neither expand nor fetch anything.
 */
export function walkXml(xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ position: false });
  parser.on('opentag', ({ name, attributes }) => {
    const bare: Record<string, string> = {};
    for (const [key, value] of Object.entries(attributes)) bare[localName(key)] = value;
    handler.open(localName(name), bare);
  });
  parser.on('closetag', ({ name }) => {
    handler.close(localName(name));
  });
  if (handler.text) parser.on('text', handler.text);
  // Without a handler the parser throws at the first fault; with one it goes on.
  parser.on('error', () => undefined);
  parser.write(xml).close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
