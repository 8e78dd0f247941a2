import type { ViewProps } from '../../views.ts';
import { AgencyList } from './list.tsx';
import { OneAgency } from './one.tsx';
import './agency.css';

/** 单位: what is a responsible body to do, in which document, and by when? Without a body: all of them. */
export default function AgencyView({ params }: ViewProps) {
  const [name] = params;
  return name === undefined ? <AgencyList /> : <OneAgency key={name} name={params.join('/')} />;
}
