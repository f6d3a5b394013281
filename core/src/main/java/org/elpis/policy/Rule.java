package org.elpis.policy;

/// A treatment and the name of what asks for it.
record Rule(Treatment treatment, String name) {}
