package org.iclconvergence.report.page.browser;

/** What stands on the page, and who can read it: axe takes most of this session, beside that of {@link UsingTest}. */
class ReadingTest extends PageInBrowser implements ContentTests, AccessTests, HostileTests, AxeTests {}
