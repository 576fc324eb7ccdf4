/** Texts to measure with: one as authors write it, and ones that make a careless scanner slow. */

/** About one screen of a post; `n` keeps the screens apart. */
function screen(n: number): string {
  return `## 第 ${n} 节：最小二乘

设 $A\\in\\mathbb{R}^{m\\times n}$ 列满秩，$b\\in\\mathbb{R}^m$。我们要找 $x$ 使**残差** $r=b-Ax$ 的长度最小，也就是
$$
\\min_{x}\\ \\|b-Ax\\|_2^2=\\sum_{i=1}^{m}\\Bigl(b_i-\\sum_{j=1}^{n}a_{ij}x_j\\Bigr)^2 .
$$
对 $x$ 求导并令其为零，得到正规方程 $A^\\top Ax=A^\\top b$，详见[前文](/posts/normal-${n})和 \`numpy.linalg.lstsq\`。

- 若 $A=QR$，则 $Rx=Q^\\top b$，回代即可；
- 条件数满足 $\\kappa(A^\\top A)=\\kappa(A)^2$，所以**不要**直接解正规方程；
- 一次分解的代价约为 $2mn^2-\\tfrac23n^3$ 次运算。

| 方法 | 代价 | 稳定性 |
|---|---|---|
| Cholesky | $mn^2+\\frac13n^3$ | 差 |
| QR | $2mn^2$ | 好 |

\`\`\`python
x, *rest = lstsq(A, b)  # cost ${n}
\`\`\`

> 这本书卖 \\$${n}0，不过图书馆里有。

`;
}

/** An ordinary post of at least so many bytes. */
export function post(bytes: number): string {
  let out = '';
  for (let n = 1; Buffer.byteLength(out) < bytes; n++) out += screen(n);
  return out;
}

const repeat = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length));

/** Hostile texts as functions of their length in characters. */
export const HOSTILE: Record<string, (length: number) => string> = {
  'unclosed `$`': repeat('单价 $a，'),
  'nested `{`': repeat('$a{ '),
  'backtick runs': (length) =>
    Array.from({ length: Math.ceil(Math.sqrt(2 * length)) }, (_, i) => '`'.repeat(i + 1)).join(' '),
  '`$$` storm': repeat('$$a$b '),
  '`>` 1000 deep': repeat(`${'>'.repeat(1000)} $x$\n`),
};
