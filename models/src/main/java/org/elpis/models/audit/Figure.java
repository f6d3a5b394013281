package org.elpis.models.audit;

import org.elpis.models.stats.Interval;

/// A measured figure with its interval and what it rests on.
///
/// @param key  stable, for machines: `tpr-at-1-percent-fpr`
/// @param name  for people
/// @param interval  value and both ends
/// @param method  how the interval was made: `Clopper-Pearson 95 %`, `patient bootstrap, 2000 resamples, 95 %`
/// @param count  how many patients (or canaries, updates) it rests on
public record Figure(String key, String name, Interval interval, String method, long count) {}
