import { links } from '../links.ts';
import { VIEWS } from '../views.ts';
import { Dialog } from './dialog.tsx';

/** Keys that work in every view, then those of single views. */
const GROUPS: { title: string; keys: [string[], string][] }[] = [
  {
    title: '各处',
    keys: [
      [['/'], '检索'],
      [['?'], '快捷键'],
      [['J'], '下一条'],
      [['K'], '上一条'],
      [['Enter'], '打开'],
      [['C'], '复制引文'],
      [['L'], '复制链接'],
      [['S'], '存入条款库'],
      [['['], '左栏（窄窗）'],
      [[']'], '右栏（窄窗）'],
      [['Esc'], '退出'],
    ],
  },
  {
    title: '文件',
    keys: [
      [['U'], '到上位条款'],
      [['D'], '到下位条款'],
      [['N'], '旁注开关'],
      [['F'], '在本文件中找'],
    ],
  },
  {
    title: '对照表',
    keys: [
      [['↑', '↓'], '换一项'],
      [['←', '→'], '换一份文件'],
      [['X'], '标为不适用'],
      [['M'], '备注'],
    ],
  },
  {
    title: '起草',
    keys: [
      [['Tab'], '降级（Shift 升级）'],
      [['Alt', '↑↓'], '移动'],
      [['F7'], '下一处检查'],
      [['Esc'], '离开正文'],
    ],
  },
  {
    title: '对读',
    keys: [
      [['Y'], '确认'],
      [['N'], '驳回'],
      [['1', '3'], '改联系类型'],
      [['M'], '批注'],
      [['Z'], '撤销'],
    ],
  },
];

/** The list of keys, opened by "?". */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const goTo = Object.values(VIEWS).filter((view) => view.key);
  const go: [string[], string][] = goTo.map((view) => [['G', (view.key ?? '').toUpperCase()], view.title]);
  return (
    <Dialog title="快捷键" onClose={onClose} actions={<a href={links.help()}>检索写法、联系类型和标记的说明</a>}>
      <div class="key-groups">
        {[...GROUPS, { title: '去别的视图', keys: go }].map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl class="key-list">
              {group.keys.map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="meta">在输入框里打字和选字时，单键不起作用。</p>
    </Dialog>
  );
}
