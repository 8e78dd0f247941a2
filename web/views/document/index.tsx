import { useEffect } from 'preact/hooks';
import { request } from '../../api.ts';
import { Loading } from '../../parts/states.tsx';
import { useLoad } from '../../state/load.ts';
import { lastDocument } from '../../state/scope.ts';
import { useTitle } from '../../state/title.ts';
import type { ViewProps } from '../../views.ts';
import { DocumentNotFound } from './not-found.tsx';
import { Pick } from './pick.tsx';
import { Reader } from './reader.tsx';
import './document.css';

/** 文件: what does this clause say, where does it come from and who carries it on? */
export default function DocumentView({ params }: ViewProps) {
  const id = params[0];
  return id === undefined ? <Pick /> : <OneDocument key={id} id={id} />;
}

function OneDocument({ id }: { id: string }) {
  const load = useLoad(`document:${id}`, (signal) => request('document', { document: id }, { signal }));
  const links = useLoad(`links:${id}`, (signal) => request('documentLinks', { document: id }, { signal }));
  const answer = load.data;
  useTitle(answer ? (answer.document.documentNumber ?? answer.document.title) : '文件');
  useEffect(() => {
    if (answer) lastDocument.value = id;
    else if (load.error?.status === 404 && lastDocument.value === id) lastDocument.value = '';
  }, [answer, load.error]);
  if (answer) return <Reader answer={answer} links={links.data?.links ?? []} linksReady={!links.loading} load={load} />;
  if (load.error) return <DocumentNotFound id={id} error={load.error} retry={load.retry} />;
  return <Loading rows={11} />;
}
