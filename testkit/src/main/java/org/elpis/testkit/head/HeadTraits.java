package org.elpis.testkit.head;

/// What is known of a person for tables.
///
/// @param ageYears  3 to 85
/// @param pathology  `none`, `atrophy`, `tumour` or `craniotomy`
public record HeadTraits(int ageYears, String pathology) {}
