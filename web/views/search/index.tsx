export { default } from '../pending/index.tsx';
