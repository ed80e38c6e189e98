package org.iclconvergence.report.page.browser;

import java.util.List;

/** What tests need that look at all claims. */
interface PageOfClaims extends OpenedPage {
    /** The ids of the claims that the page must have. */
    List<String> claims();
}
