/// Says what audits found: a page for people, the same as PDF and JSON, and a certificate that may be shared.
///
/// Formats: docs/formats/audit-certificate.md, docs/formats/audit-report.md
@NullMarked
package org.elpis.models.scorecard;

import org.jspecify.annotations.NullMarked;
