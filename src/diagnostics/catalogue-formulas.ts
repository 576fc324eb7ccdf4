/** Diagnostics of formulas, and of what cites them. */
import { section } from './catalogue-section.ts';

export const FORMULAS = section({
  'math/undefined-macro': [
    'error',
    'a command that nobody defined; the hint names a similar one',
    '命令没有定义；提示里有相近的名字',
  ],
  'math/unknown-environment': ['error', '`\\begin{…}` of an environment that there is not', '没有这个环境'],
  'math/environment-mismatch': [
    'error',
    '`\\begin` without its `\\end`, or the other way round',
    '`\\begin` 与 `\\end` 不成对',
  ],
  'math/missing-brace': ['error', 'a `{` is never closed', '花括号没有收尾'],
  'math/extra-brace': ['error', 'a `}` closes nothing', '多了一个 `}`'],
  'math/tag-not-text': ['error', 'a `\\tag` that no characters can show', '`\\tag` 里的内容无法显示为文字'],
  'math/missing-bracket': ['error', 'the `[` of an option is never closed', '可选参数的 `[` 没有收尾'],
  'math/missing-argument': ['error', 'a command lacks an argument', '命令缺少参数'],
  'math/missing-script': ['error', '`^` or `_` with nothing to raise or lower', '`^`、`_` 后面或前面没有东西'],
  'math/double-superscript': [
    'error',
    'two superscripts on one symbol; a prime is one',
    '同一个符号有两个上标（撇号也算）',
  ],
  'math/double-subscript': ['error', 'two subscripts on one symbol', '同一个符号有两个下标'],
  'math/missing-right': ['error', '`\\left` without `\\right` in the same cell or group', '`\\left` 没有 `\\right`'],
  'math/missing-left': ['error', '`\\right` or `\\middle` without `\\left`', '`\\right` 或 `\\middle` 没有 `\\left`'],
  'math/bad-delimiter': ['error', 'a delimiter was expected, such as `(` or `\\{`', '这里应当是定界符'],
  'math/bad-length': ['error', 'a length was expected, such as `2pt`', '这里应当是长度'],
  'math/bad-number': ['error', 'a number was expected', '这里应当是数字'],
  'math/bad-color': ['error, warning', 'no such colour or colour model', '没有这种颜色或颜色模型'],
  'math/bad-definition': ['error', 'a faulty `\\newcommand`, `\\def` or the like', '宏定义有误'],
  'math/misplaced': ['error', '`&`, `#` or `\\limits` where it means nothing', '`&`、`#`、`\\limits` 放错了地方'],
  'math/not-allowed-here': [
    'error',
    'a command that is for other environments, such as `\\tag` in `aligned`',
    '命令不能用在这个环境里',
  ],
  'math/nested-display': ['error', 'a display environment inside another', '行间环境里套了行间环境'],
  'math/two-in-a-row': ['error', 'two labels or two tags in one row', '一行里有两个标签或两个 `\\tag`'],
  'math/duplicate-label': ['error', 'one label twice in one formula', '同一个公式里标签重复'],
  'math/unclosed-dollar': ['error', 'a `$` inside `\\text{…}` is not closed', '`\\text{…}` 里的 `$` 没有收尾'],
  'math/command-in-text': ['error', 'a mathematical command inside `\\text{…}`', '`\\text{…}` 里有数学命令'],
  'math/unknown-package': ['error', '`\\require` of a package that is not bundled', '`\\require` 的包不在其中'],
  'math/unsafe-link': ['error', '`\\href` to an address that could run something', '`\\href` 的地址不安全'],
  'math/endless-macro': ['error', 'a macro that uses itself', '宏无限展开'],
  'math/too-much': ['error', 'macros that expand to more than is typeset', '宏展开后太大'],
  'math/too-deep': ['error', 'groups nested too deep', '嵌套太深'],
  'math/too-long': [
    'error',
    'a formula longer than is typeset; often a delimiter is missing before it',
    '公式太长，多半是前面漏了定界符',
  ],
  'math/too-many-cells': ['error', 'a table or matrix larger than is typeset', '单元格太多'],
  'math/too-large': ['error', 'lengths make the formula larger than any page', '公式的尺寸大得不合理'],
  'math/syntax': ['error', 'anything else that MathJax cannot read', 'MathJax 读不懂的其他情形'],
  'math/number-in-line': ['warning', '`\\label` or `\\tag` in a formula in the line', '行内公式不能编号'],
  'math/percent-comment': ['warning', '`%` begins a comment; a percent sign is `\\%`', '`%` 是注释，百分号写 `\\%`'],
  'math/without-effect': ['warning', '`\\style`, `\\class` or `\\cssId` do nothing here', '这些命令在这里不起作用'],
  'math/left-as-text': [
    'warning',
    "an opener that looks like a formula's stayed text, and why",
    '看着像公式的开头，却没有成为公式',
  ],
  'math/not-typeset': [
    'error',
    '(`yansuan/marked-math`) the `typeset` of the project refused the formula',
    '（`yansuan/marked-math`）项目自己的 `typeset` 没有接受这个公式',
  ],
  'math/escaped-pipe': [
    'warning',
    'a bar with a backslash in a table is read as a plain bar; a norm is `\\Vert`',
    '表格里带反斜杠的竖线会当成竖线，范数写 `\\Vert`',
  ],
});

export const REFERENCES = section({
  'ref/undefined': ['error', 'nothing has the label that is cited', '引用的标签不存在'],
  'ref/duplicate-label': ['error', 'a label stands twice in the article', '标签在文章里重复'],
  'ref/label-without-number': ['warning', 'a label stands on a row without a number', '标签所在的行没有编号'],
  'ref/unnumbered': ['error', 'the row that is cited has no number', '引用的行没有编号'],
  'ref/draft': [
    'error',
    'the equation cited is in a draft, or in an article whose date is to come',
    '引用的公式在草稿或未到日期的文章里',
  ],
});
