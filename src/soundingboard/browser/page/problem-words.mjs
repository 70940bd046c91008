/** The sentence above what is wrong with a form, on pages of trees and of training. */

import { _ } from '../wording.mjs';

export const PROBLEM = _('There is a problem');
