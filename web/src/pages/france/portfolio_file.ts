// A file of the reader's own, as text; or why it cannot be one.

export type Unreadable = 'vide' | 'codage';

export async function readPortfolio(file: Blob): Promise<{ csv: string } | { unreadable: Unreadable }> {
  const bytes = await file.arrayBuffer();
  let csv: string;
  try {
    csv = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { unreadable: 'codage' };
  }
  return csv.trim() === '' ? { unreadable: 'vide' } : { csv };
}
