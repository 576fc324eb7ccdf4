import { defineElement } from '../kit/element.ts';
import { translators } from './widget.ts';

defineElement(translators);
