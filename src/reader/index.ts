/** Small enhancements of pages that are complete without them. */
import { enhanceCopying } from './copy.ts';
import { copyLinks } from './links.ts';
import { openNumbers } from './numbers.ts';
import { copyPassages } from './passages.ts';
import { showPreviews } from './previews.ts';
import { followScrollers } from './scrollers.ts';
import { startSearchKey } from './search-key.ts';
import { startThemeSwitch } from './theme.ts';
import { followProxy, followTranslation } from './translation.ts';
import { followContents } from './toc.ts';
import { explainWords } from './words.ts';
import { zoomPictures } from './zoom.ts';

startThemeSwitch();
copyLinks();
copyPassages();
zoomPictures();
showPreviews();
openNumbers();
startSearchKey();
followProxy();
followTranslation(explainWords);

let stop: (() => void)[] = [];

function enhanceArticle(): void {
  for (const end of stop) end();
  enhanceCopying(document);
  stop = [followContents(document), followScrollers(document)];
}

enhanceArticle();

// Dev swaps the article on the page when its source is saved.
document.addEventListener('yansuan:swapped', enhanceArticle);
